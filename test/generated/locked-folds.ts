import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/** What a version of a fold makes of the stored samples. */
export interface LockedFold {
  readonly version: number;
  /** Names of the samples that were there when it was locked. */
  readonly samples: readonly string[];
  /** SHA-256 of all states. */
  readonly states: string;
}

export type LockedFolds = Readonly<Record<string, LockedFold>>;

/** A fold whose states are kept as snapshots. */
export interface PresentFold {
  readonly version: number;
  /** Where the version is to be raised. */
  readonly constant: string;
  readonly samples: readonly string[];
  /** The states that the fold makes of histories of these samples, every one after every other. */
  readonly statesOf: (samples: readonly string[]) => readonly unknown[];
}

export type PresentFolds = Readonly<Record<string, PresentFold>>;

/** Folds that changed in secret: snapshots of their former states would go on to be used. Empty when all is well. */
export const brokenFolds = (locked: LockedFolds, present: PresentFolds): readonly string[] =>
  Object.entries(present).flatMap(([name, fold]) => {
    const before = locked[name];
    if (!before || before.version < fold.version) return [];
    const isSame = before.version === fold.version && hashOf(fold, before.samples) === before.states;
    return isSame
      ? []
      : [`The fold ${name} makes other states than before of the same events: raise ${fold.constant}.`];
  });

/** The folds as they are now; one that changed in secret stays as it was. */
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
