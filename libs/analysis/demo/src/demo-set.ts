import { deriveId } from '#command-processing';
import type { Instant } from '#kernel';

/**
 * Which demo cases. Seed and end together name the set: its nth case is the same on every machine and at every run, so
 * that what is already there is recognised by its ids.
 */
export interface DemoSet {
  readonly seed: number;
  /** The present of the stories: what would come later has not happened yet. */
  readonly until: Instant;
}

/** An id that only this set has, for the thing that `parts` name. */
export const demoId = ({ seed, until }: DemoSet, ...parts: readonly (string | number)[]): string =>
  deriveId('demo', seed, until, ...parts);

/** In UTC. Where a demo set ends unless told otherwise, so that it is as recent as can be and yet the same all day. */
export const startOfDay = (instant: Instant): Instant => `${instant.slice(0, 'yyyy-mm-dd'.length)}T00:00:00.000Z`;
