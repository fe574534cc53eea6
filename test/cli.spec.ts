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

describe('casefold', () => {
  it('starts the database for its own time, and uses that of a running service', async () => {
    const alone = await runCli(folder, ['demo', '--cases', '3']);
    expect(alone).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(path.join(folder, 'service.json'))).toBe(false);

    const standalone = new StandaloneProcess(folder);
    const api = await standalone.ready();
    try {
      const token = (await runCli(folder, ['token', '--role', 'engineer'])).stdout;
      await eventually(3, () => countCases(api, token));
      const beside = await runCli(folder, ['demo', '--cases', '5']);
      expect(beside).toMatchObject({ code: 0, stderr: '' });
      await eventually(5, () => countCases(api, token));
    } finally {
      expect(await standalone.end('SIGTERM')).toBe(0);
    }
  });

  it.each([
    [['token', '--role', 'customer'], 'A customer needs --customer, whose cases are the own ones.'],
    [['tokn'], /^error: unknown command 'tokn'\n\(Did you mean token\?\)$/],
  ])('says what is wrong: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli(folder, args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim()).toMatch(sentence);
  });
});
