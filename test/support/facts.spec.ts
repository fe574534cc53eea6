import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'casefold-facts-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the output of `npm run facts` after a run with these test results. */
const linesAfter = (...tests: readonly [status: string, ...titles: string[]][]): readonly string[] => {
  const file = path.join(folder, 'results.json');
  writeFileSync(file, JSON.stringify(tests.map(([status, ...titles]) => ({ status, titles }))));
  const { stdout } = spawnSync(process.execPath, ['scripts/facts.mjs', file], { encoding: 'utf8' });
  return stdout.trimEnd().split('\n');
};

const told = (lines: readonly string[]) => lines.filter((line) => !line.endsWith(' none'));

describe('npm run facts', () => {
  it('prints for each fact how many of its tests passed', () => {
    const lines = linesAfter(['passed', 'F2: one', 'a test'], ['passed', 'somewhere', 'F2 another']);
    expect(lines).toHaveLength(50);
    expect(lines.slice(0, 3)).toEqual(['F1 none', 'F2 passed 2', 'F3 none']);
    expect(lines.at(-1)).toBe('F50 none');
  });

  it('looks at the start of titles, and at whole numbers', () => {
    expect(told(linesAfter(['passed', 'F31: a fact']))).toEqual(['F31 passed 1']);
    expect(
      told(linesAfter(['passed', 'keeps to F31'], ['passed', 'F310'], ['passed', 'F3a'], ['passed', 'F51'])),
    ).toEqual([]);
  });

  it('counts a test once for a fact, and for every fact that its titles name', () => {
    expect(told(linesAfter(['passed', 'F4', 'F4: again', 'F5: too']))).toEqual(['F4 passed 1', 'F5 passed 1']);
  });

  it('counts neither failed nor skipped tests', () => {
    const lines = linesAfter(['failed', 'F1'], ['pending', 'F2'], ['todo', 'F3'], ['failed', 'F4'], ['passed', 'F4']);
    expect(told(lines)).toEqual(['F4 passed 1']);
  });
});
