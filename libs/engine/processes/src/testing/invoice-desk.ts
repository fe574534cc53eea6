import { MemoryEventStore } from '#event-store';
import { type Instant } from '#kernel';
import { specTime } from '#kernel/testing';
import type { OutboundMessage } from '../outbound/outbound-messages.js';
import { enrol } from '../process-checkpoint.js';
import { type ProcessStatus, processStatuses } from '../process-status.js';
import { type ProcessParts, processWorks } from '../process-works.js';
import type { Process } from '../process.js';
import { decodeInvoices, dunning, Invoices, StoppedClock } from './invoices.js';
import { type ProcessDatabase, startWorks, type Started, until } from './process-database.js';

/** When invoices of specs are due: an hour after `specTime`. */
export const dueAt: Instant = '2026-03-02T10:00:00.000Z';
export const untilDue = 3_600_000;

export const sent = { type: 'Sent', data: { dueAt } } as const;
export const paid = { type: 'Paid', data: {} } as const;
export const noted = { type: 'Noted', data: {} } as const;
export const poison = { type: 'Noted', data: { poison: true } } as const;

let desks = 0;

/** A log of invoices in memory, and a dunning process for them on the database of the spec. */
export class InvoiceDesk {
  readonly store = new MemoryEventStore();
  readonly clock = new StoppedClock(specTime);
  readonly letters: OutboundMessage[] = [];
  readonly errors: unknown[] = [];
  readonly invoices: Invoices;
  readonly parts: ProcessParts;
  process: Process;
  /** Whether the process can take poison. */
  isHealed = false;
  private readonly started: Started[] = [];

  constructor(private readonly database: ProcessDatabase) {
    const name = `dunning${(desks += 1)}`;
    this.process = dunning(name, () => this.isHealed) as Process;
    this.invoices = new Invoices(this.store, name);
    this.parts = {
      pool: database.pool,
      store: this.store,
      clock: this.clock,
      decoder: { decode: decodeInvoices, knows: () => true },
      send: (command) => this.invoices.send(command),
      outbound: { send: async (message) => void this.letters.push(message) },
      composers: { letter: async ({ id, stream, data }) => ({ ...letter, id, recipient: { caseId: stream }, data }) },
      reportError: (error) => void this.errors.push(error),
    };
  }

  async start(changes: Partial<ProcessParts> = {}): Promise<Started> {
    await enrol(this.database.pool, this.store, [this.process]);
    const works = startWorks(processWorks({ ...this.parts, ...changes }, [this.process]));
    this.started.push(works);
    return works;
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map(({ stop }) => stop()));
  }

  async status(): Promise<ProcessStatus> {
    const found = (await processStatuses(this.database.pool)).find(({ process }) => process === this.process.name);
    if (!found) throw new Error(`${this.process.name} has no status`);
    return found;
  }

  /** What the process remembers of an invoice: all that it has seen of it, in its order. */
  async seenOf(name: string): Promise<readonly string[] | undefined> {
    const { rows } = await this.database.pool.query<{ state: { seen: string[] } }>(
      'SELECT state FROM runtime.process_instances WHERE process = $1 AND instance = $2',
      [this.process.name, this.invoices.streamOf(name)],
    );
    return rows[0]?.state.seen;
  }

  async untilSeen(name: string, ...seen: string[]): Promise<void> {
    const expected = JSON.stringify(seen);
    await until(`${name} has seen ${expected}`, async () => JSON.stringify(await this.seenOf(name)) === expected);
  }
}

const letter = { kind: 'letter', language: 'en', subject: 'Pay', body: 'Please' };
