import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from './support/run-cli.js';
import { StandaloneProcess } from './support/standalone-process.js';

let scratch: string;
let folder: string;

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-cli-'));
  chmodSync(scratch, 0o755);
  folder = path.join(scratch, 'data');
});

afterAll(() => rmSync(scratch, { recursive: true }));

const countCases = async (api: string, token: string): Promise<unknown> => {
  const response = await fetch(`${api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token.trim()}` },
    body: JSON.stringify({ query: '{ cases(first: 1) { totalCount } }' }),
  });
  return ((await response.json()) as { data?: { cases?: { totalCount?: unknown } } }).data?.cases?.totalCount;
};

const eventually = async (expected: unknown, look: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 0; attempt < 100 && (await look()) !== expected; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await look()).toBe(expected);
};

describe('casefold beside a running service', () => {
  let standalone: StandaloneProcess;
  let api: string;

  beforeAll(async () => {
    standalone = new StandaloneProcess(folder);
    api = await standalone.ready();
  });

  afterAll(async () => expect(await standalone.end('SIGTERM')).toBe(0));

  it('works on its database, and mints tokens that it accepts', async () => {
    expect(await runCli(folder, ['demo', '--cases', '3'])).toMatchObject({ code: 0, stderr: '' });
    const token = (await runCli(folder, ['token', '--role', 'engineer'])).stdout;
    await eventually(3, () => countCases(api, token));
  });
});

describe('casefold alone', () => {
  it('starts the database for the duration of the command if no service runs', async () => {
    const { code, stdout, stderr } = await runCli(folder, ['demo', '--cases', '3']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^3 demo cases .*: 0 added or continued\.\n$/);
    expect(existsSync(path.join(folder, 'service.json'))).toBe(false);
    expect(existsSync(path.join(folder, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('mints a token for an actor named like the role, unless --sub names another', async () => {
    const subjectOf = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await runCli(folder, ['token', '--role', 'engineer', ...args]);
      return (JSON.parse(Buffer.from(stdout.split('.')[1], 'base64url').toString()) as { sub?: unknown }).sub;
    };
    expect(await subjectOf()).toBe('engineer');
    expect(await subjectOf('--sub', 'ada')).toBe('ada');
  });

  it('reports errors in one sentence on stderr, with empty stdout', async () => {
    expect(await runCli(folder, ['token', '--role', 'customer'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The role customer needs --customer, the id of the customer record.\n',
    });
  });
});
