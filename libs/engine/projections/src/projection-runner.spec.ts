import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointBeyondLog, refuseOlderLog } from './checkpoint-beyond-log.js';
import { laneOf } from './lanes.js';
import { ReadPositions } from './read-positions.js';
import { appendTo, eventually, openTallies, start, startWorker, tallied, tallyOf, upTo } from './testing/tally.js';

const tally = tallyOf('tally', { lanes: 3 });
const other = tallyOf('other');
const streams = Array.from({ length: 40 }, (_, index) => `count-${index}`);
const patient = { timeoutMilliseconds: 20_000 };

describe('the projection runner', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;

  beforeEach(async () => {
    db = await openTallies(tally, other);
  });

  afterEach(() => db.close());

  const caughtUp = async (position: string, ...names: string[]) => db.positions.waitFor(position, names, patient);

  it('catches up, then follows live, and folds each event once', async () => {
    for (let round = 0; round < 60; round++) await appendTo(db.log, streams);
    const { stop } = start(db.parts);
    await caughtUp('2400', 'tally', 'other');
    for (let round = 0; round < 5; round++) await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(2600));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(2600));
  });

  it('goes on where it stopped', async () => {
    const first = start(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally');
    await first.stop();
    const last = await appendTo(db.log, streams);
    const second = start(db.parts);
    await caughtUp(last, 'tally');
    await second.stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
  });

  it('folds again what a crash of the database took, also where nothing more concerns the lane', async () => {
    const own = streams.find((stream) => laneOf(stream, 3) === 0) ?? '';
    const foreign = streams.find((stream) => laneOf(stream, 3) !== 0) ?? '';
    const { stop } = start(db.parts);
    await caughtUp(await appendTo(db.log, [own]), 'tally');
    await caughtUp(await appendTo(db.log, [own]), 'tally');
    // Rows don't wait for the disk: after a crash row and checkpoint may both be what they were before.
    await db.pool.query(`
      BEGIN;
      UPDATE read.checkpoints SET position = 1 WHERE projection = 'tally' AND lane = 0;
      UPDATE read.tally_v1 SET positions = '{1}' WHERE stream = '${own}';
      COMMIT`);
    await appendTo(db.log, [foreign]);
    await eventually(async () => (await tallied(db.pool, 'tally')).length === 3);
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(3));
  });

  it('goes on without the projection that fails, shows its error, and lets it catch up once it can', async () => {
    const { stop } = start(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    await db.pool.query('ALTER TABLE read.tally_v1 RENAME TO tally_mislaid');
    const last = await appendTo(db.log, streams);
    await caughtUp(last, 'other');
    await eventually(async () => (await db.statuses())[0].lanes.every(({ failures }) => failures > 1));
    const [failing, healthy] = await db.statuses();
    expect(failing).toMatchObject({ name: 'tally', checkpoint: '40', lag: { events: 40 }, parkedKeys: 0 });
    expect(failing.lag.seconds).toBeGreaterThan(0);
    expect(failing.lanes[2]).toMatchObject({
      lane: 2,
      checkpoint: '40',
      error: 'relation "read.tally_v1" does not exist',
      failingSince: expect.any(String),
    });
    expect(healthy).toMatchObject({ name: 'other', version: 1, checkpoint: last, lag: { events: 0, seconds: 0 } });

    await db.pool.query('ALTER TABLE read.tally_mislaid RENAME TO tally_v1');
    await caughtUp(last, 'tally');
    await eventually(async () => (await db.statuses())[0].lanes.every(({ error }) => error === null));
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
  });

  it('lets no lane wait for one that is slow', async () => {
    const { stop } = start(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    const lock = await db.pool.connect();
    await lock.query(`BEGIN; SELECT FROM read.checkpoints WHERE projection = 'tally' AND lane = 1 FOR UPDATE`);
    for (let round = 0; round < 5; round++) await appendTo(db.log, streams);
    await caughtUp('240', 'other');
    const checkpoints = async () => (await db.statuses())[0].lanes.map(({ checkpoint }) => checkpoint);
    await eventually(async () => String(await checkpoints()) === '240,40,240');
    await lock.query('ROLLBACK');
    lock.release();
    await caughtUp('240', 'tally');
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(240));
  });

  it('begins anew with a lane whose epoch has risen, even while it has nothing to fold', async () => {
    const worker = startWorker(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    await db.pool.query('UPDATE read.checkpoints SET epoch = epoch + 1');
    const elsewhere = new ReadPositions(db.pool, db.log, [tally, other]);
    const last = await appendTo(db.log, ['count-1']);
    await elsewhere.waitFor(last, ['tally', 'other'], patient);
    await worker.stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(41));
  });

  it('survives the loss of its connections at any point', async () => {
    const { stop } = start(db.parts);
    let last = await appendTo(db.log, streams);
    await caughtUp(last, 'tally', 'other');
    for (let round = 0; round < 20; round++) {
      last = await appendTo(db.log, streams);
      await db.pool
        .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
        .catch(() => undefined);
    }
    const isLevel = async () => (await db.statuses()).every(({ lag }) => lag.events === 0);
    await eventually(() => isLevel().catch(() => false)); // who asks may meet a connection that was lost, too
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(840));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(840));
  });

  it('refuses a log that ends before a checkpoint', async () => {
    const { stop } = start(db.parts);
    await caughtUp(await appendTo(db.log, ['count-1']), 'tally', 'other');
    await stop();
    await db.pool.query(`UPDATE read.checkpoints SET position = 7 WHERE projection = 'tally' AND lane = 1`);
    await expect(refuseOlderLog(db.pool, db.log, [tally, other])).rejects.toThrow(
      new CheckpointBeyondLog('projection tally v1 lane 1', '7', '1'),
    );
    await refuseOlderLog(db.pool, db.log, [other]);
  });

  it('keeps a lane where it is whose log has become an older one', async () => {
    await db.pool.query(`INSERT INTO read.checkpoints VALUES ('tally', 1, 1, 70, 1)`);
    const last = await appendTo(db.log, streams);
    const { stop } = start(db.parts);
    await caughtUp(last, 'other');
    await eventually(async () => (await db.statuses())[0].lanes[1].failures > 0);
    expect((await db.statuses())[0].lanes[1]).toMatchObject({
      checkpoint: '70',
      error:
        'projection tally v1 lane 1 has folded the log up to 70, but the log ends at 40: rebuild the read models (casefold projections rebuild).',
    });
    await stop();
  });
});
