import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/** The states that a version of a fold computes from the stored samples. */
export interface LockedFold {
  readonly version: number;
  /** Names of the samples that existed when it was locked. */
  readonly samples: readonly string[];
  /** SHA-256 of all states. */
  readonly states: string;
}

export type LockedFolds = Readonly<Record<string, LockedFold>>;

/** A fold whose states are stored as snapshots. */
export interface PresentFold {
  readonly version: number;
  /** Name of the constant with the version. */
  readonly constant: string;
  readonly samples: readonly string[];
  /** Returns the states that the fold computes from histories of these samples, each after each other. */
  readonly statesOf: (samples: readonly string[]) => readonly unknown[];
}

export type PresentFolds = Readonly<Record<string, PresentFold>>;

/** Returns a sentence for each fold that changed without a new version, so that outdated snapshots would be used. */
export const brokenFolds = (locked: LockedFolds, present: PresentFolds): readonly string[] =>
  Object.entries(present).flatMap(([name, fold]) => {
    const before = locked[name];
    if (!before || before.version < fold.version) return [];
    const isSame = before.version === fold.version && hashOf(fold, before.samples) === before.states;
    return isSame
      ? []
      : [`The fold ${name} computes other states than before from the same events: raise ${fold.constant}.`];
  });

/** Returns the lock of the present folds. Folds that changed without a new version stay as they were. */
export const lockedFolds = (locked: LockedFolds, present: PresentFolds): LockedFolds =>
  Object.fromEntries(
    Object.entries(present).map(([name, fold]): [string, LockedFold] => {
      const broken = brokenFolds(locked, { [name]: fold }).length > 0;
      const { version, samples } = fold;
      return [name, broken ? locked[name] : { version, samples, states: hashOf(fold, samples) }];
    }),
  );

const hashOf = ({ statesOf }: PresentFold, samples: readonly string[]): string =>
  createHash('sha256')
    .update(canonicalJson(statesOf(samples)))
    .digest('base64url');
