import { describe, expect, it } from '@jest/globals';
import { newEvent } from '../testing/new-events.js';
import type { LogRecord } from './log-record.js';
import { eventDataOf, rawEventOf, storedEventOf } from './recorded-event.js';
import { Recollection } from './recollection.js';

/** What the server would keep of the event, whose clock shows `created`. */
const recorded = (notRecordedBefore: string, created: string, event = newEvent()): LogRecord => {
  const { id, type, data, metadata, contentType } = eventDataOf(event, notRecordedBefore);
  return {
    ...{ stream: 'case-1', revision: 0, position: '712', id, type, contentType, data },
    created: BigInt(Date.parse(created)) * 10_000n + 9_999n,
    metadata: metadata as Uint8Array,
  };
};

const noon = '2026-03-02T12:00:00.000Z';
const later = '2026-03-02T12:00:03.000Z';

describe('an event in KurrentDB', () => {
  it('is recorded when the server says, in whole milliseconds', () => {
    const record = recorded('', noon);
    expect(storedEventOf(record).recordedAt).toBe(noon);
    expect(rawEventOf(record).recordedAt).toBe(Date.parse(noon));
  });

  it('is not recorded before what its writer had read, where the clock of a new leader is behind', () => {
    const record = recorded(later, noon);
    expect(storedEventOf(record).recordedAt).toBe(later);
    expect(rawEventOf(record).recordedAt).toBe(Date.parse(later));
  });

  it('is sent under an id of its own each time', () => {
    const event = newEvent();
    expect(eventDataOf(event, noon).id).not.toBe(eventDataOf(event, noon).id);
    expect(storedEventOf(recorded(noon, noon, event)).id).toBe(event.id);
  });

  it('is told raw also where its metadata are no longer ours', () => {
    const [id, metadata] = ['5b1c1a52-94a3-4c1f-8a1b-1c9a5e1c7d11', Buffer.from('{"id":')];
    const { columns, ...raw } = rawEventOf({ ...recorded(noon, noon), id, metadata });
    expect(raw).toEqual({ position: '712', stream: 'case-1', revision: 0, id, recordedAt: Date.parse(noon) });
    expect(columns.at(-1)).toBe('{"id":');
  });
});

describe('what is remembered of events', () => {
  it('is when the last of a stream occurred, and the latest of all was recorded', () => {
    const recollection = new Recollection();
    const occurredAt = '2026-03-01T08:00:00.000Z';
    recollection.of(recorded(later, noon, newEvent({ occurredAt })));
    recollection.of({ ...recorded('', noon), stream: 'case-2' });
    expect(recollection.latestRecording).toBe(later);
    expect(recollection.occurredAt('case-1', 0)).toBe(occurredAt);
    expect(recollection.occurredAt('case-1', 1)).toBeUndefined();
  });
});
