import { expect, it } from '@jest/globals';
import { AppendQueue } from './append-queue.js';

/** Appends that take until they are told to end; the names of those under way. */
const begin = (queue: AppendQueue) => {
  const underWay = new Map<string, () => void>();
  const run = (stream: string, name: string): Promise<void> =>
    queue.run(stream, () => new Promise<void>((end) => underWay.set(name, end)));
  const end = async (name: string): Promise<void> => {
    underWay.get(name)?.();
    underWay.delete(name);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { underWay, run, end };
};

it('runs so many at a time, of each stream one, in their order', async () => {
  const { underWay, run, end } = begin(new AppendQueue(2));
  const all = [run('a', 'a1'), run('a', 'a2'), run('b', 'b1'), run('c', 'c1')];
  await end('none');
  expect([...underWay.keys()]).toEqual(['a1', 'b1']);
  await end('b1');
  expect([...underWay.keys()]).toEqual(['a1', 'c1']);
  await end('a1');
  expect([...underWay.keys()]).toEqual(['c1', 'a2']);
  await end('c1');
  await end('a2');
  await Promise.all(all);
});

it('goes on behind one that fails', async () => {
  const queue = new AppendQueue(1);
  const failing = queue.run('a', () => Promise.reject(new Error('broken')));
  const next = queue.run('a', async () => 'made');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('made');
});
