import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { collect } from '../collect.js';
import { AppendRejected, type AppendResult, type StoredEvent, WrongRevision } from '../port.js';
import { LogTailer } from '../testing/log-tailer.js';
import { newEvent, newEvents, newStream } from '../testing/new-events.js';
import { type TestLog, openTestLog } from '../testing/postgres-log.js';
import { revisions, revisionsOf } from '../testing/revisions.js';
import { appendBatch } from './append-batch.js';
import { BrokenLog } from '../log-invariants.js';

let log: TestLog;
let start: string;
let tailer: LogTailer;
beforeAll(async () => {
  log = await openTestLog();
});
beforeEach(async () => {
  start = await log.store.lastPosition();
  tailer = new LogTailer(log.store, start);
});
afterEach(() => tailer.stop());
afterAll(() => log.close());

const append = (stream = newStream()): Promise<AppendResult> =>
  log.store.append({ stream, events: newEvents(1), expected: 'none' });

/** Counted from where the spec began: its first event is at 1. */
const place = (position: string): number => Number(position) - Number(start);

const placesOf = (events: readonly StoredEvent[]): number[] => events.map(({ position }) => place(position));

const killConnections = () =>
  log.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()`);

describe('a transaction that is rolled back', () => {
  it('leaves neither a gap nor an event behind', async () => {
    await append();
    const client = await log.pool.connect();
    await client.query('BEGIN');
    const undone = newStream();
    const [outcome] = await appendBatch(client, [{ stream: undone, events: newEvents(2), expected: 'none' }]);
    const waiting = append();
    await client.query('ROLLBACK');
    client.release();

    expect(outcome).toMatchObject({ outcome: 'appended', revision: 1 });
    expect(place((await waiting).position)).toBe(2);
    expect(placesOf(await tailer.sees(2))).toEqual([1, 2]);
    expect(await collect(log.store.readStream(undone))).toEqual([]);
  });
});

describe('a transaction that commits late', () => {
  it('is waited for, so that nothing is seen before it that comes behind it', async () => {
    const client = await log.pool.connect();
    await client.query('BEGIN');
    await appendBatch(client, [{ stream: newStream(), events: newEvents(1), expected: 'none' }]);
    const waiting = append();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tailer.seen).toEqual([]);
    await client.query('COMMIT');
    client.release();
    expect(place((await waiting).position)).toBe(2);
    expect(placesOf(await tailer.sees(2))).toEqual([1, 2]);
  });
});

describe('an old snapshot that is held open', () => {
  it('holds up neither writers nor readers, and keeps seeing what it saw', async () => {
    await append();
    const snapshot = await log.pool.connect();
    await snapshot.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const count = async () => (await snapshot.query('SELECT count(*)::int AS events FROM log.events')).rows;
    const [before] = await count();
    for (let n = 0; n < 20; n++) await append();
    expect(placesOf(await tailer.sees(21))).toEqual(revisions(1, 21));
    expect(await count()).toEqual([before]);
    await snapshot.query('COMMIT');
    snapshot.release();
  });
});

describe('a notification that never came', () => {
  it('is made up for by looking now and then', async () => {
    await append();
    await log.pool.query(
      `INSERT INTO log.events
       SELECT position + 1, $1, 0, id, type, version, occurred_at, recorded_at, data, metadata
       FROM log.events ORDER BY position DESC LIMIT 1`,
      [newStream()],
    );
    expect(placesOf(await tailer.sees(2))).toEqual([1, 2]);
  });
});

describe('connections that are killed in the middle', () => {
  /** As a caller should: after an unknown outcome it reads the stream. */
  const appendSurely = async (stream: string, expected: number | 'none'): Promise<void> => {
    const event = newEvent();
    for (;;) {
      try {
        await log.store.append({ stream, events: [event], expected });
        return;
      } catch (error) {
        if (error instanceof WrongRevision && error.events.some(({ id }) => id === event.id)) return;
        if (error instanceof WrongRevision) throw error;
      }
    }
  };

  it('lose nothing that was acknowledged, double nothing, and the tail goes on', async () => {
    const writers = 8;
    const appends = 40;
    const streams = revisions(1, writers).map(() => newStream());
    const write = async (stream: string): Promise<void> => {
      for (let n = 0; n < appends; n++) await appendSurely(stream, n === 0 ? 'none' : n - 1);
    };
    const killing = setInterval(() => void killConnections().catch(() => undefined), 40);
    await Promise.all(streams.map(write));
    clearInterval(killing);

    const seen = await tailer.sees(writers * appends);
    expect(placesOf(seen)).toEqual(revisions(1, writers * appends));
    for (const stream of streams) {
      expect(revisionsOf(await collect(log.store.readStream(stream)))).toEqual(revisions(0, appends - 1));
    }
    expect(log.reported.length).toBeGreaterThan(0);
  });
});

describe('a value that the database refuses in the middle of a batch', () => {
  it('fails its own request only', async () => {
    const isBad = (n: number): boolean => n === 17 || n === 40;
    const outcomes = await Promise.allSettled(
      revisions(0, 59).map((n) => {
        const events = [newEvent(), newEvent({ data: isBad(n) ? '{"text":"\\u00"}' : '{"text":"fine"}' })];
        return log.store.append({ stream: newStream(), events, expected: 'none' });
      }),
    );
    outcomes.forEach((outcome, n) => {
      if (!isBad(n)) expect(outcome.status).toBe('fulfilled');
      else expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(AppendRejected) });
    });
    expect(placesOf(await tailer.sees(116))).toEqual(revisions(1, 116));
  });

  it('is not quoted in the error', async () => {
    const events = [newEvent({ data: '{"text": the secret }' })];
    const error = await log.store.append({ stream: newStream(), events, expected: 'none' }).catch((thrown) => thrown);
    expect(JSON.stringify([error.message, error, error.cause])).not.toContain('secret');
  });

  it('may be the name of the stream, too long for an index', async () => {
    const random = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('');
    const refused = append(`case-${random}`);
    const fine = append();
    await expect(refused).rejects.toBeInstanceOf(AppendRejected);
    expect((await fine).revision).toBe(0);
  });
});

describe('a log with a hole', () => {
  it('is not read across', async () => {
    const stream = newStream();
    await log.store.append({ stream, events: newEvents(5), expected: 'none' });
    await tailer.sees(5);
    await log.pool.query('DELETE FROM log.events WHERE position = $1::bigint + 3', [start]);
    await expect(collect(log.store.readStream(stream))).rejects.toBeInstanceOf(BrokenLog);
    await expect(collect(log.store.readStream(stream, { direction: 'backwards' }))).rejects.toBeInstanceOf(BrokenLog);
    await expect(collect(log.store.readStream(stream, { from: 2 }))).rejects.toBeInstanceOf(BrokenLog);
    await expect(collect(log.store.readAll())).rejects.toBeInstanceOf(BrokenLog);
    const following = collect(log.store.subscribe({ signal: AbortSignal.timeout(5_000) }));
    await expect(following).rejects.toBeInstanceOf(BrokenLog);
  });
});
