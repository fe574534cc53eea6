import { createHash } from 'node:crypto';
import { deriveId } from '#command-processing';
import type { Step } from './step.js';

/** Chance that can be repeated: a fraction for each name. */
const chance = (seed: number, ...name: readonly (string | number)[]): number =>
  createHash('md5')
    .update(JSON.stringify([seed, ...name]))
    .digest()
    .readUInt32BE() /
  2 ** 32;

/** Repeats this close behind the original may overtake it on their way through another writer. */
const closeBehind = 64;

export interface HistoryShape {
  readonly seed: number;
  readonly appends: number;
  readonly writers: number;
  readonly streams: number;
  /** What share of the commands carries an id that was sent before. */
  readonly repeats: number;
  /** What share builds on the revision that its writer saw. */
  readonly careful: number;
}

/** Who sends what, in turn; by writer. The same shape gives the same plan. */
export const planOf = (shape: HistoryShape): Step[][] => {
  const { seed, appends, writers } = shape;
  const repeated = repeatsOf(shape);
  const steps: Step[] = [];
  for (let nth = 0; nth < appends; nth++) {
    steps.push(repeated.has(nth) ? steps[earlierThan(nth, seed)] : newStep(nth, shape));
  }
  return Array.from({ length: writers }, (_, writer) => steps.filter((_step, nth) => nth % writers === writer));
};

/** Which of the steps are repeats: any but the first, and exactly their share, however few steps there are. */
const repeatsOf = ({ seed, appends, repeats }: HistoryShape): ReadonlySet<number> => {
  const chances = Array.from({ length: appends - 1 }, (_, nth) => [nth + 1, chance(seed, 'repeat', nth + 1)]);
  chances.sort(([, one], [, other]) => one - other);
  return new Set(chances.slice(0, Math.round(appends * repeats)).map(([nth]) => nth));
};

/** Half of the repeats come close behind the original, half at any time after it. */
const earlierThan = (nth: number, seed: number): number => {
  const span = chance(seed, 'close', nth) < 0.5 ? Math.min(nth, closeBehind) : nth;
  return nth - 1 - Math.floor(chance(seed, 'which', nth) * span);
};

const newStep = (nth: number, { seed, streams, careful }: HistoryShape): Step => ({
  commandId: deriveId('history', seed, nth),
  stream: `sum-${Math.floor(chance(seed, 'stream', nth) * streams)}`,
  amounts: chance(seed, 'amounts', nth) < 0.1 ? [nth, nth + 1] : [nth],
  ...(chance(seed, 'careful', nth) < careful ? { careful: true } : {}),
});
