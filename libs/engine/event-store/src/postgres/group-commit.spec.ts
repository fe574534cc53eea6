import { describe, expect, it } from '@jest/globals';
import { AppendRejected, type AppendRequest } from '../port.js';
import { newEvents } from '../testing/new-events.js';
import type { AppendOutcome } from './append-batch.js';
import { GroupCommit } from './group-commit.js';

const request = (stream: string, events = 1): AppendRequest => ({
  stream,
  events: newEvents(events),
  expected: 'none',
});

const streams = (count: number): string[] => Array.from({ length: count }, (_, n) => `case-${n}`);

/** Commits at once; keeps the streams of each batch. */
const recording = (fault?: (batch: readonly string[]) => Error | undefined) => {
  const batches: string[][] = [];
  const commit = async (requests: readonly AppendRequest[]): Promise<AppendOutcome[]> => {
    const batch = requests.map(({ stream }) => stream);
    batches.push(batch);
    const error = fault?.(batch);
    if (error) throw error;
    return batch.map((_stream, index) => ({ outcome: 'appended', revision: index, position: String(index) }));
  };
  return { batches, group: new GroupCommit(commit) };
};

describe('a group commit', () => {
  it('takes along everything that arrives together', async () => {
    const { batches, group } = recording();
    await Promise.all(streams(100).map((stream) => group.append(request(stream))));
    expect(batches).toEqual([streams(100)]);
  });

  it('makes what arrives meanwhile the next batch', async () => {
    const { batches, group } = recording();
    const first = group.append(request('a'));
    const rest = first.then(() => Promise.all(['b', 'c'].map((stream) => group.append(request(stream)))));
    await rest;
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('answers each request with its own outcome', async () => {
    const { group } = recording();
    const outcomes = await Promise.all(streams(3).map((stream) => group.append(request(stream))));
    expect(outcomes.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  it('takes one request of a stream at a time, in their order', async () => {
    const { batches, group } = recording();
    await Promise.all(['a', 'b', 'a', 'a', 'c'].map((stream) => group.append(request(stream))));
    expect(batches).toEqual([['a', 'b', 'c'], ['a'], ['a']]);
  });

  it('is bounded by events; a request beyond the bound goes alone', async () => {
    const { batches, group } = recording();
    const sizes = [300, 300, 200, 900, 1];
    await Promise.all(sizes.map((size, n) => group.append(request(`case-${n}`, size))));
    expect(batches).toEqual([['case-0', 'case-2'], ['case-1', 'case-4'], ['case-3']]);
  });

  it('fails only the request that is refused', async () => {
    const refused = new AppendRejected('bad');
    const { batches, group } = recording((batch) => (batch.includes('case-5') ? refused : undefined));
    const outcomes = await Promise.allSettled(streams(8).map((stream) => group.append(request(stream))));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(streams(8).map((s) => s !== 'case-5'));
    expect(outcomes[5]).toEqual({ status: 'rejected', reason: refused });
    expect(batches.length).toBeLessThanOrEqual(7);
  });

  it('leaves the outcome of all unknown when the connection is lost, and goes on', async () => {
    const lost = new Error('connection lost');
    let isUp = false;
    const { batches, group } = recording(() => (isUp ? undefined : lost));
    const outcomes = await Promise.allSettled(streams(4).map((stream) => group.append(request(stream))));
    expect(outcomes).toEqual(streams(4).map(() => ({ status: 'rejected', reason: lost })));
    expect(batches).toHaveLength(1);
    isUp = true;
    await expect(group.append(request('a'))).resolves.toMatchObject({ outcome: 'appended' });
  });
});
