import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { specTime } from '#kernel/testing';
import { claimProcess, enrol, ProcessBeyondLog, ProcessSuperseded } from './process-checkpoint.js';
import { ProcessTransactions } from './process-transactions.js';
import { decodeInvoices } from './testing/invoices.js';
import { dueAt, InvoiceDesk, sent, untilDue } from './testing/invoice-desk.js';
import { openProcessDatabase, type ProcessDatabase, until } from './testing/process-database.js';

let database: ProcessDatabase;
let desk: InvoiceDesk;

beforeAll(async () => {
  database = await openProcessDatabase();
});

beforeEach(() => {
  desk = new InvoiceDesk(database);
});

afterEach(() => desk.stop());

afterAll(() => database.close());

describe('who works on a process', () => {
  it('writes nothing any more once another has taken it over', async () => {
    await enrol(database.pool, desk.store, [desk.process]);
    const checkpoint = await claimProcess(database.pool, desk.process);
    const superseded = new ProcessTransactions(database.pool, desk.parts, desk.process, checkpoint);
    await desk.invoices.record('a', sent, specTime);
    const events = await desk.invoices.history('a');
    await claimProcess(database.pool, desk.process);
    await expect(superseded.takeEvents(events, checkpoint.position, '1')).rejects.toThrow(ProcessSuperseded);
    await expect(superseded.takeTimers(dueAt)).rejects.toThrow(ProcessSuperseded);
    await expect(superseded.takeOutcomes()).rejects.toThrow(ProcessSuperseded);
    await expect(superseded.retryParked()).rejects.toThrow(ProcessSuperseded);
    expect(await desk.seenOf('a')).toBeUndefined();
  });

  it('refuses to go on beyond the end of an older log', async () => {
    await desk.invoices.record('a', sent, specTime);
    await enrol(database.pool, desk.store, [desk.process]);
    const older = new MemoryEventStore();
    await expect(enrol(database.pool, older, [desk.process])).rejects.toThrow(ProcessBeyondLog);
  });

  it('leaves for operators why it does not go on, until it does', async () => {
    let isReadable = false;
    await desk.start({
      decoder: {
        decode: async (stored) => {
          if (!isReadable) throw new Error('unknown event type');
          return decodeInvoices(stored);
        },
        knows: () => isReadable,
      },
    });
    await desk.invoices.record('a', sent, specTime);
    await until('the error shows', async () => (await desk.status()).error === 'unknown event type');
    isReadable = true;
    await desk.untilSeen('a', 'Sent');
    expect((await desk.status()).error).toBeNull();
  });

  it('may be two at a time: each reminder leaves once for all that', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `invoice ${index}`);
    await Promise.all([desk.start(), desk.start()]);
    for (const name of names) await desk.invoices.record(name, sent, specTime);
    desk.clock.forward(untilDue);
    await until('everybody has seen everything', async () => {
      const seen = await Promise.all(names.map((name) => desk.seenOf(name)));
      return seen.every((all) => all?.length === 4);
    });
    for (const name of names)
      expect((await desk.invoices.history(name)).map(({ type }) => type)).toEqual(['Sent', 'Reminded']);
    expect(new Set(desk.letters.map(({ id }) => id)).size).toBe(names.length);
  });
});
