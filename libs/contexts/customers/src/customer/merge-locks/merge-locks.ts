/**
 * Merges are decided one after the other, whoever decides them: each looks at two records, and only one of them stands at
 * the revision that it is appended to. Side by side, A could be merged into B and B into A. Port and injection token.
 */
export abstract class MergeLocks {
  abstract take<Result>(merge: () => Promise<Result>): Promise<Result>;
}

/** The turns within one process. */
export class LocalMergeLocks extends MergeLocks {
  private last: Promise<unknown> = Promise.resolve();

  take<Result>(merge: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(merge, merge);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
