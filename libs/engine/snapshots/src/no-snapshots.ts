import { Snapshots } from './snapshots.js';

/** No snapshots: every stream is folded from its beginning. */
export class NoSnapshots extends Snapshots {
  readonly every = Number.MAX_SAFE_INTEGER;

  async find(): Promise<undefined> {
    return undefined;
  }

  async save(): Promise<void> {}
}
