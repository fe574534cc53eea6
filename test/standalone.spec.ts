import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StandaloneProcess } from './support/standalone-process.js';

let scratch: string;
let folder: string;
let running: StandaloneProcess[] = [];

const start = (dataDir: string, settings?: Record<string, string>): StandaloneProcess => {
  const standalone = new StandaloneProcess(dataDir, settings);
  running.push(standalone);
  return standalone;
};

/** Returns the port of the embedded Postgres, from its pid file. */
const postgresPort = (dataDir: string): number =>
  Number(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3]);

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
  const [line, ...more] = standalone.stderr.trim().split('\n');
  expect(line).toMatch(sentence);
  expect(more).toEqual([]);
};

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-standalone-'));
  chmodSync(scratch, 0o755);
  folder = path.join(scratch, 'data');
});

afterEach(async () => {
  await Promise.all(running.map((standalone) => standalone.end('SIGTERM')));
  running = [];
});

afterAll(() => rmSync(scratch, { recursive: true }));

describe('npm start', () => {
  it('serves the API, and stops in order on Ctrl-C, Postgres last', async () => {
    const standalone = start(folder);
    const api = await standalone.ready();
    expect((await fetch(`${api}/health/live`)).status).toBe(200);
    const port = postgresPort(folder);
    expect(await standalone.end('SIGINT')).toBe(0);
    expect(standalone.stderr).toBe('');
    expect(await accepts(port)).toBe(false);
    expect(existsSync(path.join(folder, 'service.json'))).toBe(false);
    const log = readFileSync(path.join(folder, 'postgres/postgres.log'), 'utf8').trim().split('\n');
    expect(log.at(-1)).toContain('database system is shut down');
    // A connection that Postgres had to cut off would have been there after it.
    expect(log.filter((line) => line.includes('FATAL'))).toEqual([]);
  });

  it('has its folder and port to itself, and recovers from kill -9 with the Postgres that was left behind', async () => {
    const first = start(folder);
    const { port } = new URL(await first.ready());
    await expectRefusal(start(folder), /^The data folder .* is in use by npm start \(process \d+\): stop it first\.$/);
    await expectRefusal(start(path.join(scratch, 'other'), { PORT: port }), /^Port \d+ of 127\.0\.0\.1 is in use/);

    const orphan = postgresPort(folder);
    await first.end('SIGKILL');
    expect(await accepts(orphan)).toBe(true);
    const next = start(folder);
    await next.ready();
    expect(await accepts(orphan)).toBe(false);
    expect(next.stdout).toContain('Stopped a Postgres that was left running by an earlier run.');
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('reports errors that a person can fix in one sentence', async () => {
    const file = path.join(scratch, 'file');
    writeFileSync(file, '');
    await expectRefusal(
      start(path.join(file, 'data')),
      /^Can't write to the data folder .* \(ENOTDIR\): set CASEFOLD_DATA/,
    );
    writeFileSync(path.join(folder, 'postgres/data/PG_VERSION'), '17\n');
    await expectRefusal(start(folder), /was made by Postgres 17, but this is Postgres 18: dump it/);
    const settings = { DATABASE_URL: `postgres://a:secret@127.0.0.1:${await freePort()}/b` };
    await expectRefusal(start(folder, settings), /^Can't connect to the database at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
