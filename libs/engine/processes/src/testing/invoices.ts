import { type CommandResult, streamFor } from '#command-processing';
import { collect, type EventStore, type StoredEvent, WrongRevision } from '#event-store';
import {
  commandNamed,
  type Command,
  type DomainEvent,
  type Instant,
  instantOf,
  millisecondsOf,
  type Origin,
  type Recorded,
  Refusal,
} from '#kernel';
import { newEvent } from '#event-store/testing';
import { defineProcess, toSend } from '../process.js';

type InvoiceEvent =
  | DomainEvent<'Sent', { readonly dueAt: Instant }>
  | DomainEvent<'Noted', { readonly poison?: boolean }>
  | DomainEvent<'Reminded', { readonly nth: number }>
  | DomainEvent<'Paid'>;

export class RemindPayer extends commandNamed('RemindPayer')<{ readonly nth: number }> {}

/** The history of an invoice as its process has seen it, so that whatever it saw twice, or never, shows. */
export interface Dunning {
  readonly seen: readonly string[];
}

/**
 * Reminds a payer when the invoice is due, by a command; the reminder in the log becomes a letter. What it can do is all that
 * a process can do.
 */
export const dunning = (name: string, isHealed: () => boolean) =>
  defineProcess<Dunning, InvoiceEvent>()({
    name,
    version: 1,
    reactsTo: { [name]: ['Sent', 'Paid', 'Reminded', 'Noted'] },
    origins: ['live'],
    commands: [RemindPayer],
    initial: { seen: [] },
    instanceOf: ({ envelope }) => envelope.stream,

    react({ seen }, input) {
      const saw = (what: string): { state: Dunning } => ({ state: { seen: [...seen, what] } });
      if (input.kind === 'timer') {
        return { ...saw(input.key), commands: [toSend(RemindPayer, input.instance, { nth: 1 })] };
      }
      if (input.kind === 'outcome') return saw(input.outcome.kind);
      const { type, data, envelope } = input.event;
      switch (type) {
        case 'Sent':
          return { ...saw(type), timers: { due: data.dueAt } };
        case 'Paid':
          return { ...saw(type), timers: { due: null } };
        case 'Reminded':
          return { ...saw(type), messages: [{ kind: 'letter', stream: envelope.stream, data: { nth: data.nth } }] };
        case 'Noted':
          if (data.poison && !isHealed()) throw new Error('no stomach for it');
          return saw(type);
      }
    },
  });

/** The write side of invoices: appends and, as the product does, answers a repeated command with its first result. */
export class Invoices {
  constructor(
    private readonly store: EventStore,
    private readonly category: string,
  ) {}

  streamOf(name: string): string {
    return streamFor(this.category, name);
  }

  async record(name: string, event: InvoiceEvent, occurredAt: Instant, origin: Origin = 'live'): Promise<void> {
    const history = await this.history(name);
    const { type, data } = event;
    await this.store.append({
      stream: this.streamOf(name),
      events: [newEvent({ type, data: JSON.stringify(data), occurredAt, origin })],
      expected: history.length === 0 ? 'none' : history.length - 1,
    });
  }

  history(name: string): Promise<StoredEvent[]> {
    return collect(this.store.readStream(this.streamOf(name)));
  }

  /** @throws Refusal PAID */
  readonly send = async ({ stream, data, context }: Command): Promise<CommandResult> => {
    const history = await collect(this.store.readStream(stream));
    const past = history.find(({ commandId }) => commandId === context.commandId);
    if (past) return { revision: past.revision, position: past.position };
    if (history.some(({ type }) => type === 'Paid')) throw new Refusal('PAID');
    const { commandId, correlationId, causationId, actor, now: occurredAt } = context;
    const event = newEvent({
      ...{ type: 'Reminded', data: JSON.stringify(data), occurredAt },
      ...{ commandId, correlationId, causationId, actor: actor.id, role: actor.role },
    });
    try {
      return await this.store.append({ stream, events: [event], expected: history.length - 1 });
    } catch (error) {
      if (error instanceof WrongRevision) return this.send({ stream, data, context } as Command);
      throw error;
    }
  };
}

export const decodeInvoices = async (stored: readonly StoredEvent[]): Promise<Recorded[]> =>
  stored.map(({ type, version: _, data, ...envelope }) => ({ type, data: JSON.parse(data) as object, envelope }));

/** A clock that stands where it was put. */
export class StoppedClock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  forward(milliseconds: number): void {
    this.instant = instantOf(millisecondsOf(this.instant) + milliseconds);
  }
}
