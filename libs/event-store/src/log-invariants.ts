import type { StoredEvent } from './port.js';

/** The log contradicts what it promises. Whoever reads on would build on sand: stop, and restore or repair it. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/** Revisions of one stream follow one another without a gap, in either direction. */
export const assertContiguous = (events: readonly StoredEvent[], step: 1 | -1): void => {
  events.forEach(({ stream, revision }, index) => {
    const previous = events[index - 1];
    if (previous && revision !== previous.revision + step) {
      throw new BrokenLog(`${stream} goes from revision ${previous.revision} to ${revision}`);
    }
  });
};
