import { type Client, type ExecutionResult } from 'graphql-ws';
import { type Actor, type Role, roles } from '#kernel';
import { actorOf, agent } from '../../e2e/support/actors.js';
import { accepted, opening } from '../../e2e/support/operations.js';
import { TestApi } from '../../e2e/support/test-api.js';
import type { Answered } from './faults.js';
import type { FuzzRequest, GeneratedOperation } from './fuzz-request.js';
import type { Known } from './generated-values.js';

export type Way = 'in-process' | 'socket' | 'websocket';

/** A sender of requests; without an actor, an anonymous one. */
interface Sender {
  readonly actor?: Actor;
  readonly authorization?: string;
  client?: Client;
}

const cases = 12;
const lifetimeSeconds = 3_600;

/** One actor per role, an integration with a few operations only, and an anonymous sender. */
const actors: readonly (Actor | undefined)[] = [
  undefined,
  // roles with many permissions
  ...Array.from({ length: 3 }, () => [agent, actorOf('engineer'), actorOf('dispatcher')]).flat(),
  ...roles
    .filter((role): role is Exclude<Role, 'system'> => role !== 'system')
    .map((role): Actor => {
      const actor = actorOf(role);
      return role === 'integration'
        ? { ...actor, scope: ['case', 'cases', 'openCase', 'addNote', 'caseChanged'] }
        : actor;
    }),
];

/** The API with some cases in it, to which requests are sent. */
export class FuzzedApi {
  private constructor(
    readonly api: TestApi,
    readonly known: Known,
    private readonly senders: readonly Sender[],
  ) {}

  static async start(): Promise<FuzzedApi> {
    const api = await TestApi.start({ env: { CASEFOLD_ACTOR_POINTS: '1000000000' } });
    const opened = [];
    for (let n = 0; n < cases; n += 1) {
      const input = { ...opening, customerId: `C-${n % 3}`, deviceSerial: `SN-100${n}` };
      opened.push((await accepted(api, 'openCase', input, agent)).case);
    }
    const known = {
      caseIds: opened.map(({ id }) => id),
      numbers: opened.map(({ number }) => number),
      customerIds: ['C-0', 'C-1', 'C-2'],
    };
    const senders = actors.map(async (actor): Promise<Sender> => {
      if (!actor) return {};
      const authorization = `Bearer ${await api.tokenFor(actor, lifetimeSeconds)}`;
      return { actor, authorization, client: api.connect(async () => ({ authorization })) };
    });
    return new FuzzedApi(api, known, await Promise.all(senders));
  }

  async stop(): Promise<void> {
    // A client whose last connection was refused cannot be disposed of, and need not be.
    await Promise.allSettled(this.senders.map(async ({ client }) => client?.dispose()));
    await this.api.stop();
  }

  /** @param nth index of the sender, modulo their number. */
  async send(request: FuzzRequest, nth: number, way: Way): Promise<Answered> {
    const sender = this.senders[nth % this.senders.length];
    const who = sender.actor?.role ?? 'nobody';
    const { client } = sender;
    if (way === 'websocket' && client && request.operation) {
      return { who, way, ...(await overWebSocket(client, request.operation)) };
    }
    const headers = {
      'content-type': 'application/json',
      ...(sender.authorization && { authorization: sender.authorization }),
      ...request.headers,
    };
    if (way === 'in-process') {
      const { statusCode, body } = await this.api.app.inject({
        ...{ method: 'POST', url: '/graphql', headers, payload: request.body },
      });
      return { who, way, status: statusCode, text: body };
    }
    const response = await this.api.fetch('/graphql', { method: 'POST', headers, body: request.body });
    return { who, way, status: response.status, text: await response.text() };
  }
}

/**
 * Sends an operation over a WebSocket and resolves with its first result. A subscription ends once a query sent after
 * it is answered.
 */
const overWebSocket = (client: Client, operation: GeneratedOperation): Promise<Pick<Answered, 'text' | 'closed'>> =>
  new Promise((resolve) => {
    const results: ExecutionResult[] = [];
    const end = (closed?: number) => resolve({ text: JSON.stringify(results.at(0) ?? { errors: [] }), closed });
    const leave = client.subscribe(operation as { query: string }, {
      next: (result) => void results.push(result as ExecutionResult),
      error: (error) => {
        if (Array.isArray(error)) results.push({ errors: error });
        end(codeOf(error));
      },
      complete: () => end(),
    });
    if (!/subscription/.test(String(operation.query))) return;
    client.subscribe({ query: '{ __typename }' }, { next: () => undefined, error: leave, complete: leave });
  });

const codeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : undefined;
