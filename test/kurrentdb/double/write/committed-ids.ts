/** Where an event id was committed. */
interface Commit {
  readonly stream: string;
  readonly revision: bigint;
}

/**
 * The ids of the latest events that this server wrote. It is the only memory that writes at any revision are compared
 * with, and it is lost when the server restarts: the oldest ids make room for new ones.
 */
export class CommittedIds {
  readonly #commits = new Map<string, Commit>();

  /** @param capacity ids remembered at most. */
  constructor(private readonly capacity: number) {}

  add(id: string, commit: Commit): void {
    if (this.#commits.has(id)) return;
    this.#commits.set(id, commit);
    const [oldest] = this.#commits.keys();
    if (this.#commits.size > this.capacity && oldest !== undefined) this.#commits.delete(oldest);
  }

  /** The revision that an id has in a stream, if it is remembered to be there. */
  revisionIn(stream: string, id: string): bigint | undefined {
    const commit = this.#commits.get(id);
    return commit?.stream === stream ? commit.revision : undefined;
  }
}
