import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointBeyondLog } from './projection-runner.js';
import { compareWithRebuild } from './rebuild.js';
import { appendTo, openTallies, start, tallied, tallyOf, upTo } from './testing/tally.js';

const tally = tallyOf('tally');
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
    const { stop } = await start(db.parts);
    await caughtUp('2400', 'tally', 'other');
    for (let round = 0; round < 5; round++) await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(2600));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(2600));
  });

  it('goes on where it stopped', async () => {
    const first = await start(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally');
    await first.stop();
    const last = await appendTo(db.log, streams);
    const second = await start(db.parts);
    await caughtUp(last, 'tally');
    await second.stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
  });

  it('goes on without the projection that fails, shows its error, and lets it catch up once it can', async () => {
    await db.pool.query('ALTER TABLE read.tally_v1 ADD CONSTRAINT short CHECK (cardinality(positions) < 2)');
    const { runner, stop } = await start(db.parts);
    await caughtUp(await appendTo(db.log, streams), 'tally', 'other');
    const last = await appendTo(db.log, [...streams, ...streams]);
    await caughtUp(last, 'other');
    const [failing, healthy] = await runner.status();
    expect(failing).toMatchObject({ name: 'tally', checkpoint: '40', error: expect.stringContaining('"short"') });
    expect(failing.failures).toBeGreaterThan(0);
    expect(failing.lagMilliseconds).toBeGreaterThan(0);
    expect(healthy).toEqual({ name: 'other', version: 1, checkpoint: last, lagMilliseconds: 0, failures: 0 });

    await db.pool.query('ALTER TABLE read.tally_v1 DROP CONSTRAINT short');
    await caughtUp(last, 'tally');
    expect((await runner.status())[0]).toMatchObject({ checkpoint: last, failures: 0, error: undefined });
    await caughtUp(await appendTo(db.log, streams), 'tally');
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(160));
  });

  it('survives the loss of its connections at any point', async () => {
    const { stop } = await start(db.parts);
    let last = await appendTo(db.log, streams);
    await caughtUp(last, 'tally', 'other');
    for (let round = 0; round < 20; round++) {
      last = await appendTo(db.log, streams);
      await db.pool
        .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
        .catch(() => undefined);
    }
    await db.positions.waitFor(last, ['tally', 'other'], patient).catch(() => undefined);
    await caughtUp(last, 'tally', 'other');
    await stop();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(840));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(840));
  });

  it('has no double effects when two workers run at once', async () => {
    const workers = await Promise.all([start(db.parts), start(db.parts)]);
    const takenOver = async () =>
      (await Promise.all(workers.map(({ runner }) => runner.status())))
        .flat()
        .filter(({ error }) => error?.startsWith('Another worker'));
    let last = await appendTo(db.log, streams);
    while ((await takenOver()).length < 2) {
      last = await appendTo(db.log, streams); // one that was taken over learns of it when it next writes
      await sleep(10);
    }
    await caughtUp(last, 'tally', 'other');
    await Promise.all(workers.map(({ stop }) => stop()));
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(Number(last)));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(Number(last)));
  });

  it('refuses a log that ends before a checkpoint', async () => {
    const { stop } = await start(db.parts);
    await caughtUp(await appendTo(db.log, ['count-1']), 'tally');
    await stop();
    await db.pool.query('UPDATE read.checkpoints SET position = 7');
    await expect(start(db.parts)).rejects.toThrow(CheckpointBeyondLog);
  });

  it('leaves what a rebuild leaves, and a changed row is found', async () => {
    const { stop } = await start(db.parts);
    await caughtUp(await appendTo(db.log, [...streams, ...streams]), 'tally');
    await stop();
    expect(await compareWithRebuild(db.parts, tally)).toEqual([]);
    await db.pool.query(`UPDATE read.tally_v1 SET positions = '{}' WHERE stream = 'count-3'`);
    await db.pool.query(`DELETE FROM read.tally_v1 WHERE stream = 'count-4'`);
    expect(await compareWithRebuild(db.parts, tally)).toEqual([
      {
        table: 'tally',
        key: 'count-3',
        stored: { stream: 'count-3', positions: [] },
        rebuilt: { stream: 'count-3', positions: ['4', '44'] },
      },
      { table: 'tally', key: 'count-4', stored: undefined, rebuilt: { stream: 'count-4', positions: ['5', '45'] } },
    ]);
  });
});
