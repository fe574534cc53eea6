import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PositionBeyondLog, ReadModelBehind, ReadPositions } from './read-positions.js';
import { appendTo, openTallies, start, tallyOf } from './testing/tally.js';

const tally = tallyOf('tally');
const other = tallyOf('other');

describe('read positions', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;

  beforeEach(async () => {
    db = await openTallies(tally, other);
  });

  afterEach(() => db.close());

  it('waits for the lowest of the read models asked for', async () => {
    const position = await appendTo(db.log, ['count-1', 'count-2']);
    const waiting = db.positions.waitFor(position, ['tally', 'other'], { timeoutMilliseconds: 10_000 });
    const { stop } = await start(db.parts);
    await waiting;
    const { rows } = await db.pool.query('SELECT min(position) AS lowest FROM read.checkpoints');
    expect(rows).toEqual([{ lowest: '2' }]);
    await stop();
  });

  it('learns from the database what a worker in another process does', async () => {
    const elsewhere = new ReadPositions(db.pool, db.log, [tally]);
    const position = await appendTo(db.log, ['count-1']);
    const waiting = elsewhere.waitFor(position, ['tally'], { timeoutMilliseconds: 10_000 });
    const { stop } = await start(db.parts);
    await waiting;
    await stop();
  });

  it('gives up in time, and says how far it is', async () => {
    const position = await appendTo(db.log, ['count-1', 'count-2']);
    const waiting = db.positions.waitFor(position, ['tally'], { timeoutMilliseconds: 60 });
    await expect(waiting).rejects.toThrow(new ReadModelBehind('tally', '2', '0'));
  });

  it('refuses a position that the log does not have', async () => {
    await appendTo(db.log, ['count-1']);
    await expect(db.positions.waitFor('2', ['tally'])).rejects.toThrow(new PositionBeyondLog('2', '1'));
  });

  it('knows no read models but its own', async () => {
    await expect(db.positions.waitFor('0', ['tallies'])).rejects.toThrow('No projection tallies');
  });

  it('follows a read model until the signal', async () => {
    const controller = new AbortController();
    const { stop } = await start(db.parts);
    const seen: string[] = [];
    for await (const position of db.positions.follow('tally', controller.signal)) {
      seen.push(position);
      if (position === '0') await appendTo(db.log, ['count-1']);
      else controller.abort();
    }
    expect(seen.at(0)).toBe('0');
    expect(seen.at(-1)).toBe('1');
    await stop();
  });

  it('does not miss a move made while the one before is looked at', async () => {
    const { stop } = await start(db.parts);
    const positions = db.positions.follow('tally', AbortSignal.timeout(10_000));
    await positions.next();
    await db.positions.waitFor(await appendTo(db.log, ['count-1']), ['tally'], { timeoutMilliseconds: 10_000 });
    expect(await positions.next()).toEqual({ done: false, value: '1' });
    await stop();
  });
});
