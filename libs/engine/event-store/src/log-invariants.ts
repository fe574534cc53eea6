import type { StoredEvent } from './port.js';

/** The log violates its own guarantees. Stop, and restore or repair it: anything read from it could be wrong. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/**
 * Checks that the revisions of a page are consecutive, ascending or descending from `first`.
 * @throws BrokenLog at the first gap.
 */
export const assertContiguous = (events: readonly StoredEvent[], first: number, step: 1 | -1): void => {
  events.forEach(({ stream, revision }, index) => {
    const due = first + index * step;
    if (revision !== due) throw new BrokenLog(`${stream} has revision ${revision} instead of ${due}`);
  });
};
