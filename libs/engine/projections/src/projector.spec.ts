import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect } from '#event-store';
import { Superseded } from './checkpoints.js';
import { DecodedBatch } from './decoded-batch.js';
import { Projector } from './projector.js';
import { appendTo, decodePlain, openTallies, tallied, tallyOf, upTo } from './testing/tally.js';

const tally = tallyOf('tally');

describe('the projector', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;
  let batch: DecodedBatch;

  beforeAll(async () => {
    db = await openTallies(tally);
    await appendTo(db.log, ['count-1', 'count-2', 'count-1']);
    const [{ events, through }] = await collect(db.log.readAll());
    batch = new DecodedBatch(await decodePlain(events), '0', through);
  });

  afterAll(() => db.close());

  it('leaves rows and checkpoint untouched when the write fails', async () => {
    await db.pool.query('ALTER TABLE read.tally_v1 RENAME TO tally_mislaid');
    const projector = await Projector.claim(db.pool, tally, 0);
    await expect(projector.apply(batch)).rejects.toThrow('does not exist');
    await db.pool.query('ALTER TABLE read.tally_mislaid RENAME TO tally_v1');
    await projector.resume();
    expect(projector.position).toBe('0');
    expect(await tallied(db.pool, 'tally')).toEqual([]);
  });

  it('refuses a batch that does not join on to its checkpoint', async () => {
    const projector = await Projector.claim(db.pool, tally, 0);
    await expect(projector.apply(new DecodedBatch(batch.events, '1', batch.through))).rejects.toThrow(
      'read from 1, but the lane has folded it only up to 0',
    );
  });

  it('does not let a worker write that was taken over', async () => {
    const stale = await Projector.claim(db.pool, tally, 0);
    const current = await Projector.claim(db.pool, tally, 0);
    await expect(stale.apply(batch)).rejects.toThrow(Superseded);
    await expect(stale.resume()).rejects.toThrow(Superseded);
    expect(await tallied(db.pool, 'tally')).toEqual([]);
    await current.apply(batch);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(3));
  });

  it('folds nothing twice', async () => {
    const projector = await Projector.claim(db.pool, tally, 0);
    await projector.apply(batch);
    await appendTo(db.log, ['count-2']);
    const [{ events, through }] = await collect(db.log.readAll());
    await projector.apply(new DecodedBatch(await decodePlain(events), '0', through));
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(4));
  });

  it('moves past events that are not its own', async () => {
    const projector = await Projector.claim(db.pool, tally, 0);
    await appendTo(db.log, ['other-1']);
    const [{ events, through }] = await collect(db.log.readAll({ after: '4' }));
    expect(await projector.apply(new DecodedBatch(await decodePlain(events), '4', through))).toBe(false);
    expect(projector.position).toBe('5');
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(4));
  });
});
