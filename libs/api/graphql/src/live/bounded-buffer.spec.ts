import { describe, expect, it } from '@jest/globals';
import { BoundedBuffer } from './bounded-buffer.js';

const newBuffer = (limit: number) => new BoundedBuffer<number>(limit, (last) => new Error(`too slow behind ${last}`));

const drained = async (buffer: BoundedBuffer<number>): Promise<unknown[]> => {
  const seen: unknown[] = [];
  try {
    for await (const item of buffer.drain(new AbortController().signal)) seen.push(item);
  } catch (error) {
    seen.push((error as Error).message);
  }
  return seen;
};

describe('a bounded buffer', () => {
  it('delivers items from before and during draining', async () => {
    const buffer = newBuffer(2);
    buffer.push(1);
    const items = buffer.drain(new AbortController().signal);
    expect(await items.next()).toMatchObject({ value: 1 });
    const waiting = items.next();
    buffer.push(2);
    expect(await waiting).toMatchObject({ value: 2 });
  });

  it('delivers the buffered items to a slow consumer, then an error that names the last of them', async () => {
    const buffer = newBuffer(2);
    [1, 2, 3, 4].forEach((item) => buffer.push(item));
    expect(await drained(buffer)).toEqual([1, 2, 'too slow behind 2']);
  });

  it('delivers a failure of the source', async () => {
    const buffer = newBuffer(2);
    buffer.push(1);
    buffer.fail(new Error('the log is gone'));
    expect(await drained(buffer)).toEqual([1, 'the log is gone']);
  });

  it('ends when the signal aborts, even while no item comes', async () => {
    const stop = new AbortController();
    const waiting = newBuffer(2).drain(stop.signal).next();
    stop.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });
});
