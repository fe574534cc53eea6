import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { specTime } from '#kernel/testing';
import { retryParkedInstance } from './parking.js';
import { InvoiceDesk, noted, poison, sent, untilDue } from './testing/invoice-desk.js';
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

describe('an instance whose process fails', () => {
  it('is parked with its error, while others go on, and goes on itself after a fix', async () => {
    await desk.start();
    await desk.invoices.record('a', sent, specTime);
    await desk.invoices.record('a', poison, specTime);
    await desk.invoices.record('a', noted, specTime);
    await desk.invoices.record('b', sent, specTime);
    await desk.untilSeen('b', 'Sent');
    desk.clock.forward(untilDue);
    await until('b is reminded of', () => desk.letters.length === 1);
    expect(await desk.seenOf('a')).toEqual(['Sent']); // its timer waits too
    expect((await desk.status()).parked).toEqual([
      {
        instance: desk.invoices.streamOf('a'),
        parkedAt: expect.any(String),
        error: 'no stomach for it',
        deferredEvents: 2,
      },
    ]);

    expect(await retryParkedInstance(database.pool, desk.process.name)).toBe(1);
    await until('it has failed again', async () => {
      const { rows } = await database.pool.query(
        'SELECT FROM runtime.process_instances WHERE process = $1 AND retry_wanted',
        [desk.process.name],
      );
      return rows.length === 0;
    });
    expect((await desk.status()).parked).toMatchObject([{ error: 'no stomach for it', deferredEvents: 2 }]);

    desk.isHealed = true;
    await retryParkedInstance(database.pool, desk.process.name, desk.invoices.streamOf('a'));
    await until('a is reminded of', () => desk.letters.length === 2);
    expect((await desk.seenOf('a'))?.slice(0, 4)).toEqual(['Sent', 'Noted', 'Noted', 'due']);
    expect((await desk.status()).parked).toEqual([]);
  });

  it('stays parked from the event on at which it fails', async () => {
    await desk.start();
    await desk.invoices.record('a', poison, specTime);
    await desk.invoices.record('a', noted, specTime);
    await until('it is parked', async () => (await desk.status()).parked.length === 1);
    expect(await retryParkedInstance(database.pool, 'another process')).toBe(0);
    expect(await retryParkedInstance(database.pool, desk.process.name, 'another instance')).toBe(0);
    desk.isHealed = true;
    await retryParkedInstance(database.pool, desk.process.name);
    await desk.untilSeen('a', 'Noted', 'Noted');
    await desk.invoices.record('a', noted, specTime);
    await desk.untilSeen('a', 'Noted', 'Noted', 'Noted');
  });

  it('is one whose state is of another version', async () => {
    const first = await desk.start();
    await desk.invoices.record('a', sent, specTime);
    await desk.untilSeen('a', 'Sent');
    await first.stop();
    desk.process = { ...desk.process, version: 2 };
    await desk.start();
    await desk.invoices.record('a', noted, specTime);
    await until('it is parked', async () => (await desk.status()).parked.length === 1);
    expect((await desk.status()).parked[0].error).toBe(
      `The stored state has version 1, but ${desk.process.name} needs version 2`,
    );
    expect(await desk.seenOf('a')).toEqual(['Sent']);
  });

  it('is one that wants to send what its process does not declare', async () => {
    desk.process = { ...desk.process, commands: [] };
    await desk.start();
    await desk.invoices.record('a', sent, specTime);
    desk.clock.forward(untilDue);
    await until('it is parked', async () => (await desk.status()).parked.length === 1);
    expect((await desk.status()).parked[0].error).toBe(`${desk.process.name} does not declare the command RemindPayer`);
    expect(await desk.status()).toMatchObject({ timers: 1, unsent: 0 });
  });
});
