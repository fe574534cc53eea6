import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const isRoot = process.getuid?.() === 0;

let scratch: string;
/** A cluster that was used and stopped in good order: copies of it are damaged. */
let used: string;
let running: EmbeddedPostgres[] = [];

const start = async (folder: string): Promise<EmbeddedPostgres> => {
  const postgres = await startEmbeddedPostgres(folder);
  running.push(postgres);
  return postgres;
};

const copyOfUsed = (name: string): string => {
  const copy = path.join(scratch, name);
  execFileSync('cp', ['-a', used, copy]); // with its owners
  return copy;
};

const ask = async (url: string, query: string): Promise<unknown> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-embedded-'));
  chmodSync(scratch, 0o755);
  used = path.join(scratch, 'used');
  await (await startEmbeddedPostgres(used)).stop();
});

afterEach(async () => {
  await Promise.all(running.map((postgres) => postgres.stop()));
  running = [];
});

afterAll(() => rmSync(scratch, { recursive: true }));

describe('the embedded Postgres', () => {
  it('is durable, listens on 127.0.0.1 alone, and wants its password', async () => {
    const { url, notices } = await start(used);
    expect(notices).toEqual([]);
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      expect(await ask(url, `SHOW ${setting}`)).toBe('on');
    }
    expect(await ask(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(url, 'SHOW unix_socket_directories')).toBe('');
    expect(await ask(url, 'SHOW log_error_verbosity')).toBe('terse');
    expect(statSync(path.join(used, 'password')).mode & 0o777).toBe(0o600);
    const stranger = new URL(url);
    stranger.password = 'guessed';
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('knows the letters of all languages', async () => {
    const { url } = await start(used);
    expect(await ask(url, `SELECT lower('ÄÖÜ')`)).toBe('äöü');
    await ask(url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
    expect(await ask(url, `SELECT cardinality(show_trgm('屏幕'))`)).toBe(3);
  });

  it('stops and replaces a server that was left behind', async () => {
    const orphan = await start(used);
    const { url, notices } = await start(used);
    expect(notices).toEqual(['Stopped a Postgres that was left running by an earlier run.']);
    expect(await ask(url, 'SELECT 1')).toBe(1);
    await expect(ask(orphan.url, 'SELECT 1')).rejects.toThrow();
  });

  it('is not fooled by a process that got the number of a dead server', async () => {
    const folder = copyOfUsed('reused-number');
    writeFileSync(path.join(folder, 'data/postmaster.pid'), `${process.pid}\n`);
    expect((await start(folder)).notices).toEqual([]);
  });

  it('starts anew what an interrupted first start has left', async () => {
    const folder = path.join(scratch, 'interrupted');
    mkdirSync(path.join(folder, 'data.unfinished/base'), { recursive: true });
    expect(await ask((await start(folder)).url, 'SELECT 1')).toBe(1);
  });

  it('lies elsewhere where its account can not enter, and says so', async () => {
    const closed = path.join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const folder = path.join(closed, 'postgres');
    const { notices } = await start(folder);
    const location = path.join(folder, 'location');
    expect(existsSync(location)).toBe(isRoot);
    if (!isRoot) return expect(notices).toEqual([]);
    const elsewhere = readFileSync(location, 'utf8').trim();
    expect(notices).toEqual([
      `The database is in ${elsewhere}/data, since the account that runs Postgres can't enter ${folder}.`,
    ]);
    await running.pop()?.stop();
    rmSync(elsewhere, { recursive: true });
    await expect(start(folder)).rejects.toThrow(
      /^The database that .* points to is missing in .*: restore it, or remove/,
    );
  });
});

describe('the embedded Postgres says in one sentence', () => {
  it('that its cluster was made by another major version', async () => {
    const folder = copyOfUsed('other-major');
    writeFileSync(path.join(folder, 'data/PG_VERSION'), '17\n');
    await expect(start(folder)).rejects.toThrow(
      /was made by Postgres 17, but this is Postgres 18: dump it with the old/,
    );
  });

  it('that its cluster is broken, with the reason from its log', async () => {
    const withoutVersion = copyOfUsed('without-version');
    rmSync(path.join(withoutVersion, 'data/PG_VERSION'));
    await expect(start(withoutVersion)).rejects.toThrow(
      /is not a readable Postgres data directory: restore it, or move/,
    );
    const withoutControl = copyOfUsed('without-control');
    rmSync(path.join(withoutControl, 'data/global/pg_control'));
    await expect(start(withoutControl)).rejects.toThrow(
      /^Postgres can't start on .*: .*pg_control.* \(.*postgres\.log\)\.$/,
    );
    const withoutPassword = copyOfUsed('without-password');
    rmSync(path.join(withoutPassword, 'password'));
    await expect(start(withoutPassword)).rejects.toThrow(/^The password of the database is missing: restore /);
  });

  it('that its folder can not be made', async () => {
    const file = path.join(scratch, 'file');
    writeFileSync(file, '');
    await expect(start(path.join(file, 'postgres'))).rejects.toThrow(
      /^Can't create the database folder in .*: ENOTDIR/,
    );
  });
});
