import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileKeyProvider } from './file-key-provider.js';
import { newSubjectSecret } from './subject-key.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casefold-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (): string => join(folder, 'master.key');

describe('master keys in a file', () => {
  it('are made once, for their owner only', async () => {
    await FileKeyProvider.open(file());
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['master.key']);
  });

  it('unwrap after a restart what they wrapped before', async () => {
    const secret = newSubjectSecret();
    const wrapped = await (await FileKeyProvider.open(file())).wrap([secret]);
    expect(wrapped[0].wrapped.includes(secret)).toBe(false);
    expect(await (await FileKeyProvider.open(file())).unwrap(wrapped)).toEqual([secret]);
  });

  it('are the same for two that start at once', async () => {
    const [one, two] = await Promise.all([FileKeyProvider.open(file()), FileKeyProvider.open(file())]);
    const secret = newSubjectSecret();
    expect(await two.unwrap(await one.wrap([secret]))).toEqual([secret]);
  });

  it('are taken up by others that run, when they are rotated and when one is removed', async () => {
    const [one, two] = await Promise.all([FileKeyProvider.open(file()), FileKeyProvider.open(file())]);
    const former = await one.currentId();
    const [wrappedBefore] = await two.wrap([newSubjectSecret()]);
    for (let nth = 0; nth < 3; nth += 1) {
      const rotated = await one.rotate();
      expect(await two.currentId()).toBe(rotated);
    }
    const current = await one.rotate();
    expect((await two.wrap([newSubjectSecret()]))[0].masterKeyId).toBe(current);
    expect(await two.unwrap([wrappedBefore])).toHaveLength(1);
    expect(await two.ids()).toHaveLength(5);
    await one.remove(former);
    expect(await two.holds(former)).toBe(false);
    await expect(one.remove(current)).rejects.toThrow('cannot be removed');
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['master.key']);
  });

  it('name a master key that is not at hand', async () => {
    const wrapped = await (await FileKeyProvider.open(file())).wrap([newSubjectSecret()]);
    const other = await FileKeyProvider.open(join(folder, 'other.key'));
    await expect(other.unwrap(wrapped)).rejects.toThrow(`The master key ${wrapped[0].masterKeyId}`);
    expect(await other.holds(wrapped[0].masterKeyId)).toBe(false);
  });

  it.each(['', 'not json', '{"current":"a"}'])('refuse a damaged file: %j', async (content) => {
    await writeFile(file(), content);
    await expect(FileKeyProvider.open(file())).rejects.toThrow('is not a valid key file. Restore it from a backup.');
  });
});
