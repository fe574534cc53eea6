import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { runCli } from '../support/run-cli.js';
import { type Desk, openDesk, Writers } from './desk.js';

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let desk: Desk;
let events: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-tools-'));
  [source, target] = [await createTestDatabase(), await createTestDatabase()];
  desk = await openDesk(source.url, folder);
  const writers = new Writers(desk, 2, 1);
  await writers.more(30);
  await writers.end();
  await desk.seal();
  events = Number(await desk.store.lastPosition());
}, 60_000);

afterAll(async () => {
  await desk.close();
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true });
});

const casefold = (database: TestDatabase, ...args: readonly string[]) =>
  runCli(folder, args, { DATABASE_URL: database.url });
const inFolder = (name: string): string => path.join(folder, name);

describe('casefold, of a log that is whole,', () => {
  it('says so, with the own key, the public one alone, and seals that were published', async () => {
    const { code, stdout } = await casefold(source, 'verify', 'log', '--published', inFolder('seals.ndjson'));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^Verified ${events} events up to position ${events} against `)),
    });
    await writeFile(inFolder('public.pem'), (await casefold(source, 'seals', 'public-key')).stdout);
    const byPublicKey = await casefold(source, 'verify', 'log', '--public-key', inFolder('public.pem'), '--json');
    expect(JSON.parse(byPublicKey.stdout)).toMatchObject({ events, seals: 1, unsealed: { events: 0 } });
  }, 60_000);

  it('backs up and restores', async () => {
    const backup = await casefold(source, 'backup', inFolder('backup'), '--keys', inFolder('keys'));
    expect(backup).toMatchObject({ code: 0, stderr: '' });
    expect(backup.stdout).toContain(`Backed up ${events} events, up to position ${events}`);
    const restored = await casefold(target, 'restore', inFolder('backup'), '--keys', inFolder('keys'));
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toContain(`up to position ${events}. Next:`);
    expect(await casefold(target, 'verify', 'log')).toMatchObject({ code: 0 });
    expect(await casefold(target, 'restore', inFolder('backup'), '--keys', inFolder('keys'))).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^The database is not empty \(log\.events has rows\): restore into an empty database\.\n$/,
      ),
    });
  }, 60_000);

  it('takes nothing for a key that is none', async () => {
    const stranger = await casefold(source, 'verify', 'log', '--public-key', inFolder('master-keys.json'));
    expect(stranger).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('is not a valid key file') });
  });
});

describe('casefold, of a log that is not,', () => {
  it('names the first broken event, and ends with 1', async () => {
    const id = (await desk.pool.query<{ id: string }>('SELECT id FROM log.events WHERE position = 7')).rows[0].id;
    await desk.pool.query(`UPDATE log.events SET data = '{"forged": true}' WHERE position IN (7, 9)`);
    const { code, stdout } = await casefold(source, 'verify', 'log');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^The record at position 7 differs from what was sealed\.\n/);
    expect(stdout).toContain(id);
    expect(await readFile(inFolder('seals.ndjson'), 'utf8')).toMatch(/^\{"number":1,/);
  });
});
