import { describe, expect, it } from '@jest/globals';
import { collect } from '../collect.js';
import { describeEventStore } from '../testing/event-store.contract.js';
import { newEvents } from '../testing/new-events.js';
import { MemoryEventStore } from './memory-event-store.js';

describeEventStore('the memory store', async () => ({ store: new MemoryEventStore(), close: async () => undefined }));

describe('the clock of the memory store', () => {
  it('never runs backwards in the log', async () => {
    const times = ['2026-03-02T09:00:00.000Z', '2026-03-02T08:00:00.000Z'];
    const store = new MemoryEventStore(() => times.shift() ?? '');
    await store.append({ stream: 'case-1', events: newEvents(1), expected: 'none' });
    await store.append({ stream: 'case-2', events: newEvents(1), expected: 'none' });
    const [second] = await collect(store.readStream('case-2'));
    expect(second?.recordedAt).toBe('2026-03-02T09:00:00.000Z');
  });
});
