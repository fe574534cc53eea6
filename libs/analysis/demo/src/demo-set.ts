import { deriveId } from '#command-processing';
import type { Instant } from '#kernel';

/**
 * Identifies a set of demo cases. The nth case for a seed and an end is the same on every machine and at every run, so
 * cases that exist already are recognised by their ids.
 */
export interface DemoSet {
  readonly seed: number;
  /** The present of the stories: later steps have not happened yet. */
  readonly until: Instant;
}

/** An id unique to this set, derived from `parts`. */
export const demoId = ({ seed, until }: DemoSet, ...parts: readonly (string | number)[]): string =>
  deriveId('demo', seed, until, ...parts);

/** The default end of a demo set: as recent as possible, and the same all day. In UTC. */
export const startOfDay = (instant: Instant): Instant => `${instant.slice(0, 'yyyy-mm-dd'.length)}T00:00:00.000Z`;
