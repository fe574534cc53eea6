import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../support/run-cli.js';

const sample = path.resolve('test/samples/servicenow-sample.csv');
let scratch: string;
let folder: string;

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-import-'));
  chmodSync(scratch, 0o755);
  folder = path.join(scratch, 'data');
});

afterAll(() => rmSync(scratch, { recursive: true }));

describe('casefold import and replay', () => {
  it('import a log, report on it, and replay one of its cases', async () => {
    const imported = await runCli(folder, ['import', '--format', 'servicenow', '--json', sample]);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(imported.stdout);
    expect(report).toMatchObject({ zone: 'UTC', cases: { new: 5, continued: 1 }, rows: { total: 44, refused: 8 } });
    expect(path.dirname(report.refusedFile)).toBe(path.join(folder, 'imports'));
    expect(readFileSync(report.refusedFile, 'utf8').split('\n')).toHaveLength(10);

    const again = await runCli(folder, ['import', '--format', 'servicenow', sample]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^Cases\n +0 new\n +0 continued\n +6 unchanged\n/);
    expect(again.stdout).toContain('           1 unknown state -100: line 25\n');

    const replayed = await runCli(folder, ['replay', '--json', '--case', '1000000005']);
    expect(replayed).toMatchObject({ code: 0, stderr: '' });
    const steps = replayed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(steps.map(({ type }) => type)).toContain('CaseOpened');
    expect(steps.at(-1).case.revision).toBe(steps.length - 1);
    expect(replayed.stdout).not.toContain('Caller');

    const story = await runCli(folder, ['replay', '--case', '1000000005']);
    expect(story.stdout).toMatch(/^Case 1000000005, \d+ events\n\n {3}0 {2}2026-03-02T.*CaseOpened/);
    expect(await runCli(folder, ['replay', '--case', '1'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no case with the number 1.\n',
    });
  });

  it('explain in one sentence what is wrong with a file', async () => {
    expect(await runCli(folder, ['import', '--format', 'servicenow', path.resolve('package.json')])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Not a ServiceNow log: .*\n$/),
    });
  });
});
