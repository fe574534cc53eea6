import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Snapshot, Snapshots } from '../snapshots.js';

const fold = { name: 'sum', version: 2 };

/** What everything that keeps snapshots has to do. */
export const snapshotsContract = (open: () => Promise<Snapshots>): void => {
  const snapshotOf = (stream: string, changes: Partial<Snapshot> = {}): Snapshot => ({
    stream,
    fold,
    last: { revision: 4, id: randomUUID(), recordedAt: '2026-03-02T09:00:00.123Z' },
    subject: 'customer-7',
    state: 'v1.sealed',
    ...changes,
  });

  describe('snapshots', () => {
    it('are found as they were saved, with the revision of the command that is asked for', async () => {
      const snapshots = await open();
      const stream = `sum-${randomUUID()}`;
      const saved = snapshotOf(stream);
      await snapshots.save(saved, new Map([['c1', 1]]));
      expect(await snapshots.find(stream, fold)).toEqual(saved);
      expect(await snapshots.find(stream, fold, 'c1')).toEqual({ ...saved, commandRevision: 1 });
      expect(await snapshots.find(stream, fold, 'c2')).toEqual(saved);
    });

    it('are not found where there are none, of another stream, fold or version', async () => {
      const snapshots = await open();
      const stream = `sum-${randomUUID()}`;
      await snapshots.save(snapshotOf(stream), new Map([['c1', 1]]));
      expect(await snapshots.find(`sum-${randomUUID()}`, fold, 'c1')).toBeUndefined();
      expect(await snapshots.find(stream, { ...fold, name: 'product' })).toBeUndefined();
      expect(await snapshots.find(stream, { ...fold, version: 1 })).toBeUndefined();
    });

    it('take the place of the one before, also where a restored log is shorter; its commands stay known', async () => {
      const snapshots = await open();
      const stream = `sum-${randomUUID()}`;
      await snapshots.save(snapshotOf(stream), new Map([['c1', 3]]));
      const later = snapshotOf(stream, { last: { revision: 2, id: 'e2', recordedAt: '2026-03-03T09:00:00.000Z' } });
      await snapshots.save(
        later,
        new Map([
          ['c1', 0],
          ['c2', 2],
        ]),
      );
      expect(await snapshots.find(stream, fold, 'c1')).toEqual({ ...later, commandRevision: 0 });
      expect(await snapshots.find(stream, fold, 'c2')).toEqual({ ...later, commandRevision: 2 });
    });

    it('of two folds, and of a fold and its predecessor, stand side by side while both are in use', async () => {
      const snapshots = await open();
      const stream = `sum-${randomUUID()}`;
      const before = snapshotOf(stream, { fold: { ...fold, version: 1 } });
      const other = snapshotOf(stream, { fold: { name: 'product', version: 1 } });
      const present = snapshotOf(stream);
      for (const snapshot of [present, before, other]) await snapshots.save(snapshot, new Map());
      for (const snapshot of [present, before, other]) {
        expect(await snapshots.find(stream, snapshot.fold)).toEqual(snapshot);
      }
    });
  });
};
