import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newEvents, newStream } from '#event-store/testing';
import { openSealedLog, type SealedLog } from '#seals/testing';
import { type KurrentLog, openKurrentLog } from '../kurrentdb/support/kurrent-log.js';

/** Seals stay in Postgres, wherever the events are. */
describe('a log in KurrentDB', () => {
  let events: KurrentLog;
  let log: SealedLog;
  beforeAll(async () => {
    [events, log] = [await openKurrentLog(), await openSealedLog()];
  });
  afterAll(async () => {
    await events.close();
    await log.close();
  });

  const append = (count: number) =>
    events.store.append({ stream: newStream('case'), events: newEvents(count), expected: 'none' });

  it('is sealed and verified as any', async () => {
    const sealer = await log.sealer({ store: events.store });
    for (const count of [3, 700, 1]) {
      await append(count);
      expect(await sealer.round(new AbortController().signal)).toBe(true);
    }
    await append(2);
    expect(await log.verify({ store: events.store, published: log.publishedFile })).toMatchObject({
      broken: undefined,
      events: 706,
      seals: 3,
      unsealed: { events: 2 },
    });
  });

  it('is another log than the one that was sealed', async () => {
    const other = await openKurrentLog();
    await other.store.append({ stream: newStream('case'), events: newEvents(800), expected: 'none' });
    expect(await log.verify({ store: other.store })).toMatchObject({ broken: { kind: 'event', seal: 1 } });
    expect(await (await log.sealer({ store: other.store })).round(new AbortController().signal)).toBe(false);
    await other.close();
  });
});
