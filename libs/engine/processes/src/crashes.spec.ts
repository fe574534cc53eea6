import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { specTime } from '#kernel/testing';
import { someOf } from '../../../../test/support/effort.js';
import { type CrashPoint, crashingPool } from './testing/crashing-pool.js';
import { InvoiceDesk, paid, sent, untilDue } from './testing/invoice-desk.js';
import { openProcessDatabase, type ProcessDatabase, until } from './testing/process-database.js';

let database: ProcessDatabase;

beforeAll(async () => {
  database = await openProcessDatabase();
});

afterAll(() => database.close());

/** How often each thing was seen of an invoice that was reminded of, and of one that was paid in time. */
const expected = {
  reminded: ['Reminded', 'Sent', 'accepted', 'due'],
  paid: ['Paid', 'Sent'],
  histories: [
    ['Sent', 'Reminded'],
    ['Sent', 'Paid'],
  ],
  letters: 1,
  outbox: 2,
};

/**
 * The life of two invoices, under a worker that dies at this point and another that follows it; answers what came of it,
 * and how many statements the first worker came to.
 */
const live = async (point?: CrashPoint): Promise<{ outcome: typeof expected; statements: number }> => {
  const desk = new InvoiceDesk(database);
  const { invoices, clock, letters, store } = desk;
  const doomed = crashingPool(database.newPool(), point);
  const first = await desk.start({ pool: doomed.pool });
  const followed = doomed.died.then(async () => {
    await first.stop();
    await desk.start();
  });
  followed.catch(() => undefined);

  await invoices.record('a', sent, specTime);
  await invoices.record('b', sent, specTime);
  await invoices.record('b', paid, specTime);
  await until('all events are seen', async () => (await desk.status()).position === (await store.lastPosition()));
  clock.forward(untilDue);
  await until(`everything is seen in spite of ${JSON.stringify(point)}`, async () => {
    const { unsent } = await desk.status();
    return unsent === 0 && letters.length > 0 && (await desk.seenOf('a'))?.length === 4;
  });
  const { rows } = await database.pool.query(
    'SELECT FROM runtime.outbox WHERE process = $1 AND settled_at IS NOT NULL AND reacted_at IS NOT NULL',
    [desk.process.name],
  );
  const outcome = {
    reminded: [...((await desk.seenOf('a')) ?? [])].sort(),
    paid: [...((await desk.seenOf('b')) ?? [])].sort(),
    histories: await Promise.all(
      ['a', 'b'].map(async (name) => (await invoices.history(name)).map(({ type }) => type)),
    ),
    letters: new Set(letters.map(({ id }) => id)).size,
    outbox: rows.length,
  };
  await desk.stop();
  await doomed.pool.end();
  return { outcome, statements: doomed.statements() };
};

describe('a worker that dies', () => {
  it('at any statement, before it or after it, leaves everything done once by the next', async () => {
    const { outcome, statements } = await live();
    expect(outcome).toEqual(expected);
    expect(statements).toBeGreaterThan(30);
    const all = Array.from({ length: statements }, (_, index) => index + 1).flatMap((statement): CrashPoint[] => [
      { statement, when: 'before' },
      { statement, when: 'after' },
    ]);
    const atOnce = 10;
    const points = someOf(all, { atLeast: atOnce });
    for (let from = 0; from < points.length; from += atOnce) {
      const group = points.slice(from, from + atOnce);
      const outcomes = await Promise.all(group.map(async (point) => [point, (await live(point)).outcome]));
      expect(outcomes).toEqual(group.map((point) => [point, expected]));
    }
  }, 120_000);
});
