import DataLoader from 'dataloader';

/** Answers many keys at once, in any order; a key without an answer is left out. */
export type LoadMany<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** The DataLoaders of one request: what many fields of a page ask for is fetched at once, and only once. */
export class Loaders {
  readonly #loaders = new Map<unknown, DataLoader<never, unknown>>();

  /** The loader of this request that belongs to `owner`, usually the service that can load many. */
  of<Key, Value>(owner: object, loadMany: LoadMany<Key, Value>): DataLoader<Key, Value | undefined> {
    const known = this.#loaders.get(owner) as DataLoader<Key, Value | undefined> | undefined;
    if (known) return known;
    const loader = new DataLoader<Key, Value | undefined>(async (keys) => {
      const found = await loadMany(keys);
      return keys.map((key) => found.get(key));
    });
    this.#loaders.set(owner, loader as unknown as DataLoader<never, unknown>);
    return loader;
  }
}
