import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandRefusal } from '#command-processing';
import { type Command } from '#kernel';
import { specTime } from '#kernel/testing';
import type { ProcessParts } from './process-works.js';
import { dueAt, InvoiceDesk, noted, paid, sent, untilDue } from './testing/invoice-desk.js';
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

describe('a process', () => {
  it('begins at the end of the log, and passes over what did not happen here', async () => {
    await desk.invoices.record('old', sent, specTime);
    await desk.start();
    await desk.invoices.record('old', noted, specTime);
    await desk.invoices.record('imported', sent, specTime, 'import');
    await desk.invoices.record('demo', sent, specTime, 'demo');
    await desk.invoices.record('new', sent, specTime);
    await desk.untilSeen('new', 'Sent');
    expect(await desk.seenOf('old')).toEqual(['Noted']);
    expect([await desk.seenOf('imported'), await desk.seenOf('demo')]).toEqual([undefined, undefined]);
  });

  it('sends a command when its timer is due, learns what became of it, and has its message sent', async () => {
    await desk.start();
    await desk.invoices.record('a', sent, specTime);
    await desk.untilSeen('a', 'Sent');
    expect(await desk.status()).toMatchObject({ timers: 1, nextTimerDueAt: dueAt, instances: 1, unsent: 0 });
    desk.clock.forward(untilDue);
    await until('the letter has left', () => desk.letters.length === 1);
    await until('everything is seen', async () => (await desk.seenOf('a'))?.length === 4);
    expect([...((await desk.seenOf('a')) ?? [])].sort()).toEqual(['Reminded', 'Sent', 'accepted', 'due']);
    const [first, reminded] = await desk.invoices.history('a');
    expect(reminded).toMatchObject({
      causationId: first.id,
      correlationId: first.correlationId,
      actor: desk.process.name,
      role: 'system',
      occurredAt: dueAt,
    });
    expect(desk.letters).toMatchObject([{ recipient: { caseId: desk.invoices.streamOf('a') }, data: { nth: 1 } }]);
    expect(await desk.status()).toMatchObject({ timers: 0, nextTimerDueAt: null, unsent: 0, oldestUnsentAt: null });
  });

  it('sends nothing when the timer was cancelled', async () => {
    await desk.start();
    await desk.invoices.record('a', sent, specTime);
    await desk.invoices.record('a', paid, specTime);
    await desk.untilSeen('a', 'Sent', 'Paid');
    desk.clock.forward(untilDue);
    await desk.invoices.record('b', sent, specTime); // due at once: when this was reminded of, the other was passed over
    await until('b is reminded of', () => desk.letters.length === 1);
    expect(desk.letters).toMatchObject([{ recipient: { caseId: desk.invoices.streamOf('b') } }]);
    expect(await desk.invoices.history('a')).toHaveLength(2);
  });

  it('learns of a refusal', async () => {
    const late: ProcessParts['send'] = async (command: Command) => {
      await desk.invoices.record('a', paid, dueAt); // just before the command arrives
      return desk.invoices.send(command);
    };
    await desk.start({ send: late });
    await desk.invoices.record('a', sent, specTime);
    desk.clock.forward(untilDue);
    await until('everything is seen', async () => (await desk.seenOf('a'))?.length === 4);
    expect(await desk.seenOf('a')).toContain('refused');
    expect(desk.letters).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it('passes no fault off as an outcome: it is tried again, and others go on', async () => {
    let failures = 3;
    const faulty: ProcessParts['send'] = async (command) => {
      if (command.stream === desk.invoices.streamOf('a') && failures-- > 0) throw new Error('out of order');
      return desk.invoices.send(command);
    };
    await desk.start({ send: faulty });
    await desk.invoices.record('a', sent, specTime);
    await desk.invoices.record('b', sent, specTime);
    desk.clock.forward(untilDue);
    await until('both are reminded of', () => desk.letters.length === 2);
    expect(desk.letters.map(({ recipient }) => recipient.caseId)).toEqual(
      ['b', 'a'].map((name) => desk.invoices.streamOf(name)),
    );
    expect(desk.errors.map(String)).toEqual(Array(3).fill('Error: out of order'));
    const { rows } = await database.pool.query(
      `SELECT attempts FROM runtime.outbox WHERE process = $1 AND instance = $2 AND kind = 'command'`,
      [desk.process.name, desk.invoices.streamOf('a')],
    );
    expect(rows).toEqual([{ attempts: 4 }]);
  });

  it('has a command sent again that met a crowd', async () => {
    let crowded = true;
    const busy: ProcessParts['send'] = async (command) => {
      if (!crowded) return desk.invoices.send(command);
      crowded = false;
      throw new CommandRefusal('STREAM_BUSY');
    };
    await desk.start({ send: busy });
    await desk.invoices.record('a', sent, specTime);
    desk.clock.forward(untilDue);
    await until('the letter has left', () => desk.letters.length === 1);
    expect(await desk.seenOf('a')).not.toContain('refused');
  });

  it('shows what can not be sent, and keeps the order of one instance', async () => {
    let isOpen = false;
    const shut: ProcessParts['outbound'] = {
      send: async (message) => {
        if (!isOpen) throw new Error('the post office is shut');
        desk.letters.push(message);
      },
    };
    await desk.start({ outbound: shut });
    await desk.invoices.record('a', sent, specTime);
    desk.clock.forward(untilDue);
    await until('the letter was tried', async () => (await desk.status()).sendError !== null);
    expect(await desk.status()).toMatchObject({ unsent: 1, sendError: 'the post office is shut' });
    await desk.invoices.record('a', { type: 'Sent', data: { dueAt } }, dueAt); // due already: another command
    await until('the command waits behind it', async () => (await desk.status()).unsent === 2);
    expect(await desk.invoices.history('a')).toHaveLength(3);
    isOpen = true;
    await until('both have left', () => desk.letters.length === 2);
    expect(await desk.invoices.history('a')).toHaveLength(4);
  });
});
