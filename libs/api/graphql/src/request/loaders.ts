import DataLoader from 'dataloader';

/** Loads the values of many keys at once, in any order. Keys without a value are left out of the map. */
export type LoadMany<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** The DataLoaders of one request. They batch the loads of many fields, and load each key only once. */
export class Loaders {
  readonly #loaders = new Map<unknown, DataLoader<never, unknown>>();

  /** Returns the loader of this request for `owner`, usually the service that provides `loadMany`. */
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
