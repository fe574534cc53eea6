/**
 * Serialises merges. A merge decides on two records but appends to one at its expected revision, so two concurrent
 * merges could merge A into B and B into A. Port and injection token.
 */
export abstract class MergeLocks {
  abstract take<Result>(merge: () => Promise<Result>): Promise<Result>;
}

/** Serialises the merges of one process. */
export class LocalMergeLocks extends MergeLocks {
  private last: Promise<unknown> = Promise.resolve();

  take<Result>(merge: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(merge, merge);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
