import type { StoredEvent } from './port.js';

/** The log contradicts what it promises. Whoever reads on would build on sand: stop, and restore or repair it. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/** Revisions of one stream follow one another without a gap, upwards or downwards from the first. */
export const assertContiguous = (events: readonly StoredEvent[], first: number, step: 1 | -1): void => {
  events.forEach(({ stream, revision }, index) => {
    const due = first + index * step;
    if (revision !== due) throw new BrokenLog(`${stream} has revision ${revision} where ${due} is due`);
  });
};
