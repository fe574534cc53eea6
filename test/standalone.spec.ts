import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StandaloneProcess } from './support/standalone-process.js';

const isRoot = process.getuid?.() === 0;

let scratch: string;
/** A data folder that was used and left in good order: copies of it are damaged. */
let used: string;
let running: StandaloneProcess[] = [];

const start = (folder: string, settings?: Record<string, string>): StandaloneProcess => {
  const standalone = new StandaloneProcess(folder, settings);
  running.push(standalone);
  return standalone;
};

const copyOfUsed = (name: string): string => {
  const copy = path.join(scratch, name);
  execFileSync('cp', ['-a', used, copy]); // with its owners
  return copy;
};

/** The port of the embedded Postgres, as its own file tells. */
const postgresPort = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3]);

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** One sentence on stderr, nothing else there, and a failure for the shell. */
const expectRefusal = async (standalone: StandaloneProcess, sentence: RegExp): Promise<void> => {
  expect(await standalone.exited).toBe(1);
  expect(standalone.stderr).toMatch(sentence);
  expect(standalone.stderr.trim().split('\n')).toHaveLength(1);
};

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-standalone-'));
  chmodSync(scratch, 0o755);
  used = path.join(scratch, 'used');
  const standalone = start(used);
  await standalone.ready();
  await standalone.end('SIGTERM');
});

afterEach(async () => {
  await Promise.all(running.map((standalone) => standalone.end('SIGTERM')));
  running = [];
});

afterAll(() => rmSync(scratch, { recursive: true }));

describe('npm start', () => {
  it('answers, and stops in good order on Ctrl-C, Postgres last', async () => {
    const standalone = start(used);
    const api = await standalone.ready();
    expect((await fetch(`${api}/health/live`)).status).toBe(200);
    const port = postgresPort(used);
    expect(await standalone.end('SIGINT')).toBe(0);
    expect(standalone.stderr).toBe('');
    expect(await accepts(port)).toBe(false);
    expect(existsSync(path.join(used, 'service.json'))).toBe(false);
    const log = readFileSync(path.join(used, 'postgres/postgres.log'), 'utf8').trim().split('\n');
    expect(log.at(-1)).toContain('database system is shut down');
    // A connection that Postgres had to cut off would have been there after it.
    expect(log.filter((line) => line.includes('FATAL'))).toEqual([]);
  });

  it('recovers from kill -9, with the Postgres that was left behind', async () => {
    const killed = start(used);
    await killed.ready();
    const orphan = postgresPort(used);
    await killed.end('SIGKILL');
    expect(await accepts(orphan)).toBe(true);

    const next = start(used);
    await next.ready();
    expect(await accepts(orphan)).toBe(false);
    expect(next.stdout).toContain('Stopped a Postgres that an earlier run had left behind.');
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('refuses a second start on the same folder, and a taken port', async () => {
    const otherFolder = copyOfUsed('other-port');
    const first = start(used);
    const { port } = new URL(await first.ready());
    await expectRefusal(start(used), /is in use by npm start \(process \d+\): stop it first\.$/m);
    await expectRefusal(start(otherFolder, { PORT: port }), /^Port \d+ of 127\.0\.0\.1 is taken/);
    expect(await first.end('SIGTERM')).toBe(0);
  });

  it('is not fooled by a process that got the number of a dead one', async () => {
    const folder = copyOfUsed('reused-number');
    writeFileSync(
      path.join(folder, 'service.json'),
      JSON.stringify({ pid: process.pid, birth: '1', task: 'npm start' }),
    );
    writeFileSync(path.join(folder, 'postgres/data/postmaster.pid'), `${process.pid}\n`);
    const standalone = start(folder);
    await standalone.ready();
    expect(await standalone.end('SIGTERM')).toBe(0);
  });
});

describe('npm start under a folder that only its owner can enter', () => {
  it('works, and where root runs it keeps the database elsewhere and says so', async () => {
    const closed = path.join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const folder = path.join(closed, 'data');
    const standalone = start(folder);
    await standalone.ready();
    expect(await standalone.end('SIGTERM')).toBe(0);
    expect(readdirSync(path.join(folder, 'postgres')).includes('location')).toBe(isRoot);
    expect(standalone.stdout.startsWith('The database lies in /var/lib/casefold/')).toBe(isRoot);
    if (isRoot) rmSync(readFileSync(path.join(folder, 'postgres/location'), 'utf8').trim(), { recursive: true });
  });
});

describe('npm start says in one sentence', () => {
  it('that the folder is not writable', async () => {
    const file = path.join(scratch, 'file');
    writeFileSync(file, '');
    await expectRefusal(
      start(path.join(file, 'data')),
      /^Can't write to the data folder .* \(ENOTDIR\): set CASEFOLD_DATA_DIR/,
    );
  });

  it('that the folder was made by a newer version', async () => {
    const folder = copyOfUsed('newer');
    writeFileSync(path.join(folder, 'format'), '99\n');
    await expectRefusal(start(folder), /was made by a newer version of Casefold/);
  });

  it('that the database was made by another Postgres', async () => {
    const folder = copyOfUsed('other-major');
    writeFileSync(path.join(folder, 'postgres/data/PG_VERSION'), '17\n');
    await expectRefusal(start(folder), /was made by Postgres 17, and this is Postgres 18: dump it/);
  });

  it('that the data directory is broken', async () => {
    const withoutVersion = copyOfUsed('without-version');
    rmSync(path.join(withoutVersion, 'postgres/data/PG_VERSION'));
    await expectRefusal(
      start(withoutVersion),
      /is not a readable Postgres data directory: restore it, or move it away/,
    );
    const withoutControl = copyOfUsed('without-control');
    rmSync(path.join(withoutControl, 'postgres/data/global/pg_control'));
    await expectRefusal(start(withoutControl), /^Postgres can't start on .*: .*pg_control.* \(.*postgres\.log\)\.$/m);
  });

  it('that a setting is wrong, or the database out of reach', async () => {
    const folder = path.join(scratch, 'settings');
    await expectRefusal(start(folder, { PORT: 'http' }), /^PORT must be a whole number from 0 to 65535\.$/m);
    const nobody = await freePort();
    const settings = { DATABASE_URL: `postgres://a:secret@127.0.0.1:${nobody}/b` };
    await expectRefusal(start(folder, settings), /^Can't connect to the database at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
