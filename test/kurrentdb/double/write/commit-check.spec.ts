import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { noStream, type ProposedEvent, systemEvent } from '../log/log-record.js';
import { TransactionLog } from '../log/transaction-log.js';
import type { ExpectedRevision } from './expected-revision.js';
import { StorageWriter } from './storage-writer.js';

const stream = 'case-1';

const proposed = (count: number): ProposedEvent[] =>
  Array.from({ length: count }, () => systemEvent(randomUUID(), 'Told', {}));

describe('a write', () => {
  let log: TransactionLog;
  let writer: StorageWriter;
  const startServer = (rememberedIds = 1000): void => {
    writer = new StorageWriter(log, { rememberedIds, statisticsEvery: 0 });
  };
  const append = (expected: ExpectedRevision, events: readonly ProposedEvent[], to = stream) =>
    writer.append(to, expected, events);
  const conflict = (current: bigint) => ({ result: 'wrong-expected-version', current });

  beforeEach(() => {
    log = new TransactionLog();
    startServer();
  });

  describe('at an exact revision', () => {
    const written = proposed(4);
    beforeEach(() => {
      append('no-stream', written);
    });

    it('is refused above and below the revision of the stream', () => {
      expect(append(2n, proposed(1))).toEqual(conflict(3n));
      expect(append(4n, proposed(1))).toEqual(conflict(3n));
      expect(append('no-stream', proposed(1))).toEqual(conflict(3n));
      expect(append(0n, proposed(1), 'case-2')).toEqual(conflict(noStream));
    });

    it('repeats with the revision and position of the first time, whatever came since', () => {
      const first = append(3n, written.slice(0, 1));
      append(4n, proposed(1));
      expect(append(3n, written.slice(0, 1))).toEqual(first);
      expect(append('no-stream', written)).toMatchObject({ result: 'success', revision: 3n });
      expect(log.stream(stream)).toHaveLength(6);
    });

    it('repeats also for a server that started anew, and remembers nothing', () => {
      startServer();
      expect(append('no-stream', written)).toMatchObject({ result: 'success', revision: 3n });
      expect(log.stream(stream)).toHaveLength(4);
    });

    it('repeats with fewer events than the first time', () => {
      expect(append('no-stream', written.slice(0, 2))).toMatchObject({ result: 'success', revision: 1n });
      expect(append(0n, written.slice(1, 3))).toMatchObject({ result: 'success', revision: 2n });
    });

    it('conflicts where a repeat goes on with a new event', () => {
      expect(append('no-stream', [...written, ...proposed(1)])).toEqual(conflict(3n));
      expect(append(2n, [written[3]!, ...proposed(1)])).toEqual(conflict(3n));
    });

    it('conflicts where known events come at another revision or in another order', () => {
      expect(append(1n, written.slice(1, 3))).toEqual(conflict(3n));
      expect(append('no-stream', [written[1]!, written[0]!])).toEqual(conflict(3n));
    });

    it('writes known events a second time where the revision is right', () => {
      expect(append(3n, written.slice(0, 1))).toMatchObject({ result: 'success', revision: 4n });
      expect(append('no-stream', written, 'case-2')).toMatchObject({ result: 'success', revision: 3n });
    });
  });

  describe.each<ExpectedRevision>(['any', 'stream-exists'])('at revision %s', (expected) => {
    const written = proposed(2);
    beforeEach(() => {
      append('no-stream', written);
    });

    it('repeats as long as all ids are remembered, in any order', () => {
      append(expected, proposed(1));
      expect(append(expected, written)).toMatchObject({ result: 'success', revision: 1n });
      expect(append(expected, [...written].reverse())).toMatchObject({ result: 'success', revision: 0n });
      expect(log.stream(stream)).toHaveLength(3);
    });

    it('conflicts where a known event is followed by a new one', () => {
      expect(append(expected, [...written, ...proposed(1)])).toEqual(conflict(1n));
    });

    it('writes everything again where a new event is followed by a known one', () => {
      expect(append(expected, [...proposed(1), ...written])).toMatchObject({ result: 'success', revision: 4n });
    });

    it('writes everything again for a server that started anew', () => {
      startServer();
      expect(append(expected, written)).toMatchObject({ result: 'success', revision: 3n });
    });

    it('writes everything again where the ids are too old to be remembered', () => {
      log = new TransactionLog();
      startServer(2);
      append('no-stream', written);
      append(expected, proposed(1));
      expect(append(expected, written)).toMatchObject({ result: 'success', revision: 4n });
    });

    it('knows the events of its own stream only', () => {
      append('no-stream', proposed(1), 'case-2');
      expect(append(expected, written, 'case-2')).toMatchObject({ result: 'success', revision: 2n });
    });
  });

  it('needs a stream where it expects one', () => {
    expect(append('stream-exists', proposed(1))).toEqual(conflict(noStream));
    expect(append('any', proposed(1))).toMatchObject({ result: 'success', revision: 0n });
    expect(append('stream-exists', proposed(1))).toMatchObject({ result: 'success', revision: 1n });
  });

  it('goes on behind a soft delete, which hides what was before it', () => {
    const written = proposed(2);
    append('no-stream', written);
    writer.delete(stream, 1n);
    expect(append('stream-exists', proposed(1))).toEqual({ result: 'stream-deleted' });
    expect(append('no-stream', written)).toEqual({ result: 'success', revision: 1n, position: undefined });
    expect(append('no-stream', proposed(1))).toMatchObject({ result: 'success', revision: 2n });
  });

  it('is refused behind a hard delete, and so is another delete', () => {
    append('no-stream', proposed(1));
    expect(writer.tombstone(stream, 'any')).toMatchObject({ result: 'success' });
    for (const expected of ['any', 'no-stream', 'stream-exists', 0n] as const) {
      expect(append(expected, proposed(1))).toEqual({ result: 'stream-deleted' });
    }
    expect(writer.tombstone(stream, 'any')).toEqual({ result: 'stream-deleted' });
    expect(append('any', proposed(1), `$$${stream}`)).toEqual({ result: 'stream-deleted' });
  });
});
