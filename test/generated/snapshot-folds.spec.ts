import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectGenerated } from './expect-generated.js';
import { brokenFolds, type LockedFolds, lockedFolds, type PresentFolds } from './locked-folds.js';
import { snapshotFolds } from './snapshot-folds.js';
import { writeMissingSamples } from './stored-shapes.js';

const lockFile = 'snapshot-folds.json';
const locked = (existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')) : {}) as LockedFolds;

let present: PresentFolds;

beforeAll(async () => {
  if (process.env['CASEFOLD_GENERATE']) await writeMissingSamples();
  present = await snapshotFolds();
});

describe(lockFile, () => {
  it('contains the states that each version of a fold computes from the stored samples', async () => {
    expect(brokenFolds(locked, present)).toEqual([]);
    await expectGenerated(lockFile, `${JSON.stringify(lockedFolds(locked, present), null, 2)}\n`);
  });
});

describe('the lock', () => {
  const fold = (sums: (samples: readonly string[]) => unknown[], version = 1, samples = ['a', 'b']): PresentFolds => ({
    sum: { version, constant: 'sumVersion', samples, statesOf: sums },
  });
  const lengths = (names: readonly string[]) => names.map(({ length }) => length);
  const before = lockedFolds({}, fold(lengths));

  it('reports a fold that computes other states under the same version, and stays unchanged', () => {
    const changed = fold((names) => names.map(() => 7));
    expect(brokenFolds(before, changed)).toEqual([
      'The fold sum computes other states than before from the same events: raise sumVersion.',
    ]);
    expect(lockedFolds(before, changed)).toEqual(before);
  });

  it('accepts a change with a higher version, but not with a lower one', () => {
    const next = fold((names) => names.map(() => 7), 2);
    expect(brokenFolds(before, next)).toEqual([]);
    expect(brokenFolds(lockedFolds(before, next), fold(lengths))).toHaveLength(1);
  });

  it('accepts new samples as long as the old ones lead to the same states', () => {
    const more = fold(lengths, 1, ['a', 'b', 'ccc']);
    expect(brokenFolds(before, more)).toEqual([]);
    expect(lockedFolds(before, more)['sum'].samples).toEqual(['a', 'b', 'ccc']);
  });
});
