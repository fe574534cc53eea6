import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect } from '#event-store';
import { Superseded } from './checkpoints.js';
import { type DecodedBatch, Projector } from './projector.js';
import { appendTo, decodePlain, openTallies, tallied, tallyOf, upTo } from './testing/tally.js';

const tally = tallyOf('tally');

describe('the projector', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;
  let batch: DecodedBatch;

  beforeAll(async () => {
    db = await openTallies(tally);
    await appendTo(db.log, ['count-1', 'count-2', 'count-1']);
    const [{ events, through }] = await collect(db.log.readAll());
    batch = { events: await decodePlain(events), after: '0', through };
  });

  afterAll(() => db.close());

  it('leaves rows and checkpoint untouched when the write fails', async () => {
    await db.pool.query('ALTER TABLE read.tally_v1 ADD CONSTRAINT short CHECK (cardinality(positions) < 2)');
    const projector = await Projector.claim(db.pool, tally);
    await expect(projector.apply(batch)).rejects.toThrow('violates check constraint');
    await projector.resume();
    expect(projector.position).toBe('0');
    expect(await tallied(db.pool, 'tally')).toEqual([]);
    await db.pool.query('ALTER TABLE read.tally_v1 DROP CONSTRAINT short');
  });

  it('refuses a batch that does not join on to its checkpoint', async () => {
    const projector = await Projector.claim(db.pool, tally);
    await expect(projector.apply({ ...batch, after: '1' })).rejects.toThrow('read from 1, but folded only up to 0');
  });

  it('does not let a worker write that was taken over', async () => {
    const stale = await Projector.claim(db.pool, tally);
    const current = await Projector.claim(db.pool, tally);
    await expect(stale.apply(batch)).rejects.toThrow(Superseded);
    await expect(stale.resume()).rejects.toThrow(Superseded);
    expect(await tallied(db.pool, 'tally')).toEqual([]);
    await current.apply(batch);
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(3));
  });

  it('folds nothing twice', async () => {
    const projector = await Projector.claim(db.pool, tally);
    await projector.apply(batch);
    await appendTo(db.log, ['count-2']);
    const [{ events, through }] = await collect(db.log.readAll());
    await projector.apply({ events: await decodePlain(events), after: '0', through });
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(4));
  });

  it('moves past events that are not its own', async () => {
    const projector = await Projector.claim(db.pool, tally);
    await appendTo(db.log, ['other-1']);
    const [{ events, through }] = await collect(db.log.readAll({ after: '4' }));
    await projector.apply({ events: await decodePlain(events), after: '4', through });
    expect(projector.position).toBe('5');
    expect(await tallied(db.pool, 'tally')).toEqual(upTo(4));
  });
});
