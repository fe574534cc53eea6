import type { Pool } from 'pg';
import { repeat } from '#database';
import { CommandRefusal, type CommandResult } from '#command-processing';
import { type Command, type Instant, Refusal } from '#kernel';
import type { LeasedWork } from '#leases';
import type { OutboundMessage, OutboundMessages } from './outbound/outbound-messages.js';
import { dueEntries, putOff, settleCommand, settleMessage } from './outbox-table.js';
import type { Outcome, Process } from './process.js';
import type { OutboxEntry } from './reactions.js';
import type { Wakeup } from './wakeup.js';

/** Composes the message of an outbox entry. */
export type ComposeMessage = (entry: Pick<OutboxEntry, 'id' | 'stream' | 'data'>) => Promise<OutboundMessage>;

export interface OutboxSenderParts {
  readonly pool: Pool;
  readonly clock: { now(): Instant };
  /** Routes a command to its handler. */
  readonly send: (command: Command) => Promise<CommandResult>;
  readonly outbound: OutboundMessages;
  /** By kind of message. */
  readonly composers: Readonly<Record<string, ComposeMessage>>;
  readonly reportError: (error: unknown, work: string) => void;
  readonly written: Wakeup;
  readonly settled: Wakeup;
}

const entriesAtOnce = 20;
const lookMilliseconds = 200;

/**
 * Sends the outbox entries of a process, each until it is settled: a command until it is accepted or refused, a message
 * until it was delivered. Two concurrent senders do no harm: a command is deduplicated by its id, and a message is sent
 * again with the same id.
 */
export class OutboxSender implements LeasedWork {
  readonly name: string;

  constructor(
    private readonly parts: OutboxSenderParts,
    private readonly process: Process,
  ) {
    this.name = `outbox of ${process.name}`;
  }

  readonly run = async (signal: AbortSignal): Promise<void> => {
    const { pool, written, reportError } = this.parts;
    const work = async (): Promise<void> => {
      const entries = await dueEntries(pool, this.process, entriesAtOnce);
      await Promise.all(entries.map((entry) => this.attempt(entry)));
      if (entries.length === 0) await written.wait(lookMilliseconds, signal);
    };
    await repeat(work, (error) => reportError(error, this.name), signal);
  };

  private async attempt(entry: OutboxEntry): Promise<void> {
    const { pool, settled, reportError } = this.parts;
    try {
      if (entry.kind === 'command') await settleCommand(pool, entry.id, await this.outcomeOf(entry));
      else await this.deliver(entry);
      settled.ring();
    } catch (error) {
      reportError(error, this.name);
      await putOff(pool, entry.id, error);
    }
  }

  private async outcomeOf(entry: OutboxEntry): Promise<Outcome> {
    try {
      const { revision, position } = await this.parts.send(this.commandOf(entry));
      return { kind: 'accepted', revision, position };
    } catch (error) {
      if (!(error instanceof Refusal) || isPassing(error)) throw error;
      return { kind: 'refused', code: error.code };
    }
  }

  private commandOf({ id, name, stream, data, causedBy, correlationId }: OutboxEntry): Command {
    const type = this.process.commands.find((known) => known.commandName === name);
    if (!type) throw new Error(`${this.process.name} does not declare the command ${name}`);
    return new type(stream, data as never, {
      commandId: id,
      actor: { id: this.process.name, role: 'system' },
      now: this.parts.clock.now(),
      correlationId,
      causationId: causedBy,
    });
  }

  private async deliver(entry: OutboxEntry): Promise<void> {
    const { pool, outbound, composers } = this.parts;
    if (!Object.hasOwn(composers, entry.name))
      throw new Error(`There is no composer for messages of kind ${entry.name}`);
    await outbound.send(await composers[entry.name](entry));
    await settleMessage(pool, entry.id);
  }
}

/** Refusals that say nothing about the command and go away: contention on the stream, or an erasure in progress. */
const isPassing = (refusal: Refusal): boolean =>
  refusal instanceof CommandRefusal &&
  (refusal.code === 'STREAM_BUSY' || refusal.code === 'PERSONAL_DATA_BEING_ERASED');
