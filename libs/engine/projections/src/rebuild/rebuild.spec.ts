import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendTo, eventually, openTallies, start, startWorker, tallied, tallyOf, upTo } from '../testing/tally.js';
import type { Difference } from './differences.js';
import { generationsOf } from './generations.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

const poison = new Set<string>();
const tally = tallyOf('tally', { lanes: 3, poison });
const other = tallyOf('other');
const streams = Array.from({ length: 40 }, (_, index) => `count-${index}`);
const patient = { timeoutMilliseconds: 20_000 };

describe('a rebuild', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;
  let stops: (() => Promise<void>)[];

  beforeEach(async () => {
    poison.clear();
    stops = [];
    db = await openTallies(tally, other);
  });

  afterEach(async () => {
    for (const stop of stops) await stop();
    await db.close();
  });

  const work = () => {
    const { stop } = start(db.parts);
    stops.push(stop);
    return { stop: () => (stops.pop(), stop()) };
  };

  const caughtUp = (position: string) => db.positions.waitFor(position, ['tally', 'other'], patient);

  /** A log that is folded, and nobody at work any more. */
  const foldedOnce = async (...rounds: (readonly string[])[]): Promise<void> => {
    let last = '';
    for (const round of rounds) last = await appendTo(db.log, round);
    const { stop } = work();
    await caughtUp(last);
    await stop();
  };

  const generation = async () => (await generationsOf(db.pool, tally))[0].present;

  const tablesOf = async (view: string): Promise<string[]> => {
    const { rows } = await db.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'read' AND tablename ^@ $1`,
      [`${view}_g`],
    );
    return rows.map(({ name }) => name);
  };

  const found = async (): Promise<Difference[]> => {
    const differences: Difference[] = [];
    await verify(db.parts, [tally], { onDifference: (_projection, difference) => void differences.push(difference) });
    return differences;
  };

  it('leaves what was there, in the next generation, and nothing beside it', async () => {
    await foldedOnce(streams, streams);
    const [outcome] = await rebuild(db.parts, [tally]);
    expect(outcome).toEqual({ projection: 'tally', version: 1, differences: 0, examples: [], parked: 0 });
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
    expect(await tablesOf('tally_v1')).toEqual(['tally_v1_g2']);
  });

  it('mends rows, and tells which differed in what, without their values', async () => {
    await foldedOnce(streams, streams);
    await db.pool.query(`UPDATE read.tally_v1 SET positions = '{}' WHERE stream = 'count-3'`);
    await db.pool.query(`DELETE FROM read.tally_v1 WHERE stream = 'count-4'`);
    await db.pool.query(`INSERT INTO read.tally_v1 VALUES ('count-x', '{7}')`);
    const differences = [
      { table: 'tally_v1', key: 'count-3', kind: 'changed', columns: ['positions'] },
      { table: 'tally_v1', key: 'count-4', kind: 'missing', columns: [] },
      { table: 'tally_v1', key: 'count-x', kind: 'surplus', columns: [] },
    ];
    expect(await found()).toEqual(differences);
    expect(await generation()).toBe('tally_v1_g1');
    const [outcome] = await rebuild(db.parts, [tally]);
    expect(outcome).toMatchObject({ differences: 3, examples: differences });
    expect(await found()).toEqual([]);
    expect(await tablesOf('tally_v1')).toEqual(['tally_v1_g2']);
  });

  it('takes the place of tables that are being kept up, and the worker goes on in the new ones', async () => {
    await foldedOnce(streams);
    work();
    const rebuilding = rebuild(db.parts, [tally, other]);
    for (let round = 0; round < 10; round++) await appendTo(db.log, streams);
    expect(await rebuilding).toMatchObject([{ differences: 0 }, { differences: 0 }]);
    await caughtUp(await appendTo(db.log, streams));
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(480));
    expect(await tallied(db.pool, 'other')).toEqual(upTo(480));
    expect(await generation()).toBe('tally_v1_g2');
  });

  it('ends where each lane stands', async () => {
    await foldedOnce(streams, streams, streams);
    await db.pool.query(`UPDATE read.checkpoints SET position = 60 WHERE projection = 'tally' AND lane = 1`);
    await rebuild(db.parts, [tally]);
    const { rows } = await db.pool.query<{ position: string }>(
      `SELECT position FROM read.checkpoints WHERE projection = 'tally' ORDER BY lane`,
    );
    expect(rows.map(({ position }) => position)).toEqual(['120', '60', '120']);
    expect(await tallied(db.pool, 'tally')).not.toEqual(upTo(120));
    work();
    await eventually(async () => (await tallied(db.pool, 'tally')).length === 120);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(120));
  });

  it('folds to the end of the log where nothing was folded, and workers go on from there', async () => {
    const last = await appendTo(db.log, streams);
    const [outcome] = await rebuild(db.parts, [tally]);
    expect(outcome.differences).toBeUndefined();
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(Number(last)));
    work();
    await caughtUp(await appendTo(db.log, streams));
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
  });

  it('begins anew where the tables know more than the log', async () => {
    await foldedOnce(streams);
    await db.pool.query(`UPDATE read.checkpoints SET position = 7000 WHERE projection = 'tally'`);
    await expect(verify(db.parts, [tally], { onDifference: () => undefined })).rejects.toThrow('the log ends at 40');
    await rebuild(db.parts, [tally]);
    work();
    await appendTo(db.log, streams);
    await eventually(async () => (await tallied(db.pool, 'tally')).length === 80);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(80));
  });

  it('parks what it can’t fold in the place of what was parked, and frees what it can', async () => {
    poison.add('41');
    await foldedOnce(streams, streams, streams);
    const parked = async () => {
      const { rows } = await db.pool.query('SELECT lane, key, position, error FROM read.parked ORDER BY position');
      return rows;
    };
    const before = await parked();
    expect(before).toHaveLength(2);
    expect(await rebuild(db.parts, [tally])).toMatchObject([{ differences: 0, parked: 2 }]);
    expect(await parked()).toEqual(before);

    poison.clear();
    const worker = startWorker(db.parts);
    stops.push(worker.stop);
    await caughtUp(await appendTo(db.log, ['count-1']));
    expect(await rebuild(db.parts, [tally])).toMatchObject([{ differences: 1, parked: 0 }]);
    expect(await parked()).toEqual([]);
    await appendTo(db.log, streams);
    await eventually(async () => (await tallied(db.pool, 'tally')).length === 161);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(161));
  });

  it('parks what the database refuses, and folds the rest', async () => {
    await foldedOnce(streams, streams, streams);
    await db.pool.query(
      'ALTER TABLE read.tally_v1_g1 ADD CONSTRAINT tally_v1_g1_seven CHECK (NOT 47::text = ANY (positions)) NOT VALID',
    );
    expect(await rebuild(db.parts, [tally])).toMatchObject([{ differences: 1, parked: 2 }]);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(120).filter((position) => position !== 47 && position !== 87));
  });

  it('waits for queries that hold the views, and lets them end', async () => {
    await foldedOnce(streams);
    const query = await db.pool.connect();
    await query.query('BEGIN; SELECT * FROM read.tally_v1');
    const rebuilding = rebuild(db.parts, [tally]);
    await eventually(async () => {
      const { rows } = await db.pool.query('SELECT FROM pg_locks WHERE NOT granted');
      return rows.length > 0;
    });
    expect(await tallied(db.pool, 'other')).toEqual(upTo(40));
    await query.query('COMMIT');
    query.release();
    await rebuilding;
    expect(await generation()).toBe('tally_v1_g2');
  });

  it('leaves the present tables alone when it is cut short, and the next one clears up behind it', async () => {
    await foldedOnce(streams);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(rebuild(db.parts, [tally], { signal })).rejects.toThrow('enough');
    expect(await tablesOf('tally_v1')).toEqual(['tally_v1_g1', 'tally_v1_g2']);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(40));
    await rebuild(db.parts, [tally]);
    expect(await tablesOf('tally_v1')).toEqual(['tally_v1_g2']);
  });

  it('is the only one of its projection', async () => {
    await foldedOnce(streams);
    const outcomes = await Promise.allSettled([rebuild(db.parts, [tally]), rebuild(db.parts, [tally])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
      name: 'RebuildUnderWay',
    });
    await rebuild(db.parts, [tally]);
    expect(await generation()).toBe('tally_v1_g3');
  });
});
