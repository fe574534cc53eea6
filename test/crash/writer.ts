import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { CASE_CATEGORY, caseIdOf } from '#cases';
import { deriveId, streamFor } from '#command-processing';
import type { Testimony } from './testimony.js';

export interface WriterParts {
  readonly api: string;
  readonly token: string;
  readonly testimony: Testimony;
  /** Cases that all writers write to. */
  readonly shared: readonly string[];
  readonly signal: AbortSignal;
}

interface Payload {
  readonly revision: number | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const commandsPerCase = 12;
const pauseMilliseconds = 50;
const answerMilliseconds = 10_000;

/**
 * A client that opens cases and works on them, one command after the other. One that gets no answer is sent again with the
 * same id until it does, as every client may.
 */
export class Writer {
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly seed: number,
    private readonly parts: WriterParts,
  ) {}

  async work(): Promise<void> {
    for (let nth = 0; !this.parts.signal.aborted; nth++) await this.workOnCase(deriveNumber(this.seed, this.name, nth));
  }

  async open(): Promise<string> {
    const commandId = this.nextId();
    const stream = streamFor(CASE_CATEGORY, commandId);
    const input = { channel: 'chat', category: 'power', symptom: '电池', language: 'zh-Hans', region: 'CN' };
    await this.send('openCase', stream, input, commandId);
    return stream;
  }

  private async workOnCase(chance: number): Promise<void> {
    const own = await this.open();
    for (let n = 0; n < commandsPerCase && !this.parts.signal.aborted; n++) {
      const stream = n % 4 === 0 ? this.parts.shared[(chance + n) % this.parts.shared.length] : own;
      // Somebody else each time: a command that changes nothing would prove nothing.
      if (n % 3 === 0) await this.sendTo(stream, 'assignAgent', { agentId: `a-${this.nextId()}` });
      else await this.sendTo(stream, 'addNote', { body: `note ${n}`, visibility: 'INTERNAL' });
    }
    if (chance % 3 === 0) return;
    if (!(await this.sendTo(own, 'awaitParty', { party: 'CUSTOMER' }))) return;
    if (chance % 3 === 1) this.parts.testimony.silent.add(own);
    else await this.sendTo(own, 'recordContact', { channel: 'chat', direction: 'INBOUND', summary: 'It works again.' });
  }

  private sendTo(stream: string, mutation: string, input: object): Promise<boolean> {
    return this.send(mutation, stream, { caseId: caseIdOf(stream), ...input }, this.nextId());
  }

  /** Whether it was accepted; false where it was refused, or the run is over before an answer came. */
  private async send(mutation: string, stream: string, input: object, commandId: string): Promise<boolean> {
    const { testimony, signal } = this.parts;
    testimony.sent.add(commandId);
    while (!signal.aborted) {
      const payload = await this.ask(mutation, { ...input, commandId }).catch(() => undefined);
      const code = payload?.userErrors[0]?.code;
      if (payload && payload.revision !== null) {
        testimony.acknowledged.push({ commandId, stream, revision: payload.revision });
        return true;
      }
      if (code !== undefined && code !== 'STREAM_BUSY') return false;
      await sleep(pauseMilliseconds);
    }
    return false;
  }

  /** Undefined where the outcome is not known. */
  private async ask(mutation: string, input: object): Promise<Payload | undefined> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { revision userErrors { code } } }`;
    const response = await fetch(this.parts.api, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.parts.token}` },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(answerMilliseconds),
    });
    const { data, errors } = (await response.json()) as {
      data?: { [mutation: string]: Payload } | null;
      errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
    };
    for (const { message, extensions } of errors ?? []) {
      if (extensions?.code?.startsWith('BAD') || extensions?.code?.startsWith('GRAPHQL')) {
        this.parts.testimony.astonishing.push(message);
      }
    }
    return data?.[mutation] ?? undefined;
  }

  private nextId(): string {
    return deriveId('crash', this.seed, this.name, this.count++);
  }
}

const deriveNumber = (seed: number, name: string, nth: number): number =>
  fc.sample(fc.noBias(fc.nat()), { seed: seed ^ Number.parseInt(deriveId(name, nth).slice(0, 8), 16), numRuns: 1 })[0];
