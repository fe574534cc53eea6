import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '#kernel';
import { FoldedInMemory } from './fold-in-memory.js';
import { requestRetry } from './parked-events.js';
import type { Projection } from './projection.js';
import { appendTo, decodePlain, eventually, openTallies, start, tallied, tallyOf, upTo } from './testing/tally.js';

const poison = new Set<string>();
const tally = tallyOf('tally', { lanes: 2, poison });
const streams = ['count-1', 'count-2', 'count-3', 'count-4'];

describe('an event that a projection can’t take', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;
  let unreadable: Set<string>;
  let running: ReturnType<typeof start>;

  beforeEach(async () => {
    poison.clear();
    unreadable = new Set();
    db = await openTallies(tally);
    running = start({ ...db.parts, decoder: { decode, knows: () => true } });
  });

  afterEach(async () => {
    await running.stop();
    await db.close();
  });

  const decode = async (stored: Parameters<typeof decodePlain>[0]): Promise<readonly Recorded[]> => {
    const odd = stored.find(({ position }) => unreadable.has(position));
    if (odd) throw new Error(`Event ${odd.id}: unknown event type ${odd.type}`);
    return decodePlain(stored);
  };

  const appended = async (rounds: number): Promise<void> => {
    let last = '';
    for (let round = 0; round < rounds; round++) last = await appendTo(db.log, streams);
    await db.positions.waitFor(last, []); // nobody is asked, so that nobody says that it is parked
    await eventually(async () => (await status()).lag.events === 0);
  };

  const status = async () => (await db.statuses())[0];
  const isUnparked = async () => (await status()).parkedKeys === 0;

  const expectAsFoldedAfresh = async (events: number): Promise<void> => {
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(events));
    const afresh = new FoldedInMemory(tally as Projection);
    for await (const batch of db.log.readAll()) afresh.fold(await decodePlain(batch.events));
    const { rows } = await db.pool.query('SELECT * FROM read.tally_v1');
    expect(new Map(rows.map((row) => [row.stream, row]))).toEqual(afresh.rows.get('tally'));
  };

  it('is parked with what comes behind it, while the others go on; mended and retried, it leaves no trace', async () => {
    poison.add('6');
    await appended(4);
    const behind = await status();
    expect(behind).toMatchObject({ checkpoint: '16', parkedKeys: 1 });
    expect(behind.parked).toEqual([
      {
        key: 'count-2',
        lane: expect.any(Number),
        position: '6',
        type: 'NoteAdded',
        error: 'poison at 6',
        since: expect.any(String),
        attempts: 1,
        events: 3,
        isRetryRequested: false,
      },
    ]);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(16).filter((n) => ![6, 10, 14].includes(n)));

    poison.clear();
    expect(await requestRetry(db.pool, tally, 'count-2')).toBe(1);
    await eventually(isUnparked);
    await expectAsFoldedAfresh(16);
    await appended(1);
    await expectAsFoldedAfresh(20);
  });

  it('stays parked where it fails again, with the new error and the number of attempts', async () => {
    poison.add('2').add('10');
    await appended(4);
    poison.delete('2');
    expect(await requestRetry(db.pool, tally)).toBe(1);
    await eventually(async () => (await status()).parked[0]?.position === '10');
    expect((await status()).parked).toMatchObject([
      { key: 'count-2', error: 'poison at 10', attempts: 1, events: 2, isRetryRequested: false },
    ]);
    await requestRetry(db.pool, tally, 'count-2');
    await eventually(async () => (await status()).parked[0]?.attempts === 2);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(16).filter((n) => ![10, 14].includes(n)));
  });

  it('is found among many where the database won’t store what it makes', async () => {
    await db.pool.query(`ALTER TABLE read.tally_v1_g1 ADD CONSTRAINT odd CHECK (NOT '7' = ANY (positions))`);
    await appended(3);
    expect((await status()).parked).toMatchObject([
      { key: 'count-3', position: '7', events: 2, error: expect.stringContaining('"odd"') },
    ]);
    await requestRetry(db.pool, tally);
    await eventually(async () => (await status()).parked[0]?.attempts === 2);
    await db.pool.query('ALTER TABLE read.tally_v1_g1 DROP CONSTRAINT odd');
    await requestRetry(db.pool, tally);
    await eventually(isUnparked);
    await expectAsFoldedAfresh(12);
  });

  it('is found among many where it can’t be read', async () => {
    unreadable.add('5');
    await appended(3);
    expect((await status()).parked).toMatchObject([
      { key: 'count-1', position: '5', events: 2, error: expect.stringContaining('unknown event type NoteAdded') },
    ]);
    unreadable.clear();
    await requestRetry(db.pool, tally);
    await eventually(isUnparked);
    await expectAsFoldedAfresh(12);
  });

  it('stays parked over a restart, and is retried by whoever works then', async () => {
    poison.add('1');
    await appended(2);
    await running.stop();
    poison.clear();
    await requestRetry(db.pool, tally);
    running = start(db.parts);
    await appended(1);
    await eventually(isUnparked);
    await expectAsFoldedAfresh(12);
  });

  it('is not found again in an older log: it stays parked and says so, and the lane goes on', async () => {
    await appended(1);
    await running.stop();
    await db.pool
      .query(`INSERT INTO read.parked (projection, version, lane, key, position, stream, revision, type, attempts)
                         VALUES ('tally', 1, 0, 'count-9', 3, 'count-9', 7, 'NoteAdded', 0)`);
    await requestRetry(db.pool, tally);
    running = start(db.parts);
    await appended(2);
    await eventually(async () => (await status()).parked[0]?.attempts === 1);
    expect((await status()).parked).toMatchObject([
      { key: 'count-9', error: 'The event is no longer in the log: rebuild the read model.', isRetryRequested: false },
    ]);
    expect((await status()).lanes.map(({ failures }) => failures)).toEqual([0, 0]);
  });

  it('is none where nobody parked anything: a request finds no key', async () => {
    await appended(1);
    expect(await requestRetry(db.pool, tally)).toBe(0);
  });
});
