import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PositionBeyondLog, ProjectionParked, ReadPositions } from './read-positions.js';
import { appendTo, openTallies, start, tallied, tallyOf } from './testing/tally.js';

const poison = new Set<string>();
const tally = tallyOf('tally', { lanes: 3, poison });
const other = tallyOf('other');

describe('read positions', () => {
  let db: Awaited<ReturnType<typeof openTallies>>;

  beforeEach(async () => {
    poison.clear();
    db = await openTallies(tally, other);
  });

  afterEach(() => db.close());

  it('waits for the lowest of the read models asked for', async () => {
    const position = await appendTo(db.log, ['count-1', 'count-2']);
    const waiting = db.positions.waitFor(position, ['tally', 'other'], { timeoutMilliseconds: 10_000 });
    const { stop } = start(db.parts);
    await waiting;
    // The rows, not the checkpoints: a lane that nothing concerned tells how far it is before it stores that.
    expect(await tallied(db.pool, 'tally')).toEqual([1, 2]);
    expect(await tallied(db.pool, 'other')).toEqual([1, 2]);
    await stop();
  });

  it('learns from the database what a worker in another process does', async () => {
    const elsewhere = new ReadPositions(db.pool, db.log, [tally]);
    const position = await appendTo(db.log, ['count-1']);
    const waiting = elsewhere.waitFor(position, ['tally'], { timeoutMilliseconds: 10_000 });
    const { stop } = start(db.parts);
    await waiting;
    await stop();
  });

  it('looks at once for who begins to wait, also while another follows', async () => {
    const elsewhere = new ReadPositions(db.pool, db.log, [tally]);
    const { stop } = start(db.parts);
    const following = new AbortController();
    const followed: string[] = [];
    const follow = async () => {
      for await (const position of elsewhere.follow('tally', following.signal)) followed.push(position);
    };
    const running = follow();
    for (let nth = 1; nth <= 5; nth++) {
      const position = await appendTo(db.log, ['count-1', 'count-2', 'count-3']);
      await elsewhere.waitFor(position, ['tally'], { timeoutMilliseconds: 10_000 });
    }
    following.abort();
    await running;
    expect(followed.at(-1)).toBe('15');
    await stop();
  });

  it('gives up in time, and says how far it is', async () => {
    const position = await appendTo(db.log, ['count-1', 'count-2']);
    const waiting = db.positions.waitFor(position, ['tally'], { timeoutMilliseconds: 60 });
    await expect(waiting).rejects.toMatchObject({
      name: 'ReadModelBehind',
      projection: 'tally',
      asked: '2',
      reached: '0',
      lag: { events: 2, seconds: expect.any(Number) },
    });
  });

  it('says at once that what happened there could not be folded', async () => {
    poison.add('2');
    const { stop } = start(db.parts);
    await appendTo(db.log, ['count-1', 'count-1', 'count-1', 'count-2']);
    await db.positions.waitFor('4', ['tally', 'other'], { timeoutMilliseconds: 10_000 });
    await db.positions.waitFor('1', ['tally']);
    await db.positions.waitFor('3', ['other']);
    const parked = new ProjectionParked('tally', 'count-1', '3');
    await expect(db.positions.waitFor('3', ['other', 'tally'])).rejects.toThrow(parked);
    const elsewhere = new ReadPositions(db.pool, db.log, [tally]);
    await expect(elsewhere.waitFor('3', ['tally'])).rejects.toThrow(parked);
    await stop();
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
    const { stop } = start(db.parts);
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
    const { stop } = start(db.parts);
    const positions = db.positions.follow('tally', AbortSignal.timeout(10_000));
    await positions.next();
    await db.positions.waitFor(await appendTo(db.log, ['count-1']), ['tally'], { timeoutMilliseconds: 10_000 });
    expect(await positions.next()).toEqual({ done: false, value: '1' });
    await stop();
  });
});
