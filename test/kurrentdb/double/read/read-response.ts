import type { LogRecord } from '../log/log-record.js';

/** What a read or a subscription has to say, before it is put on the wire. */
export type ReadResponse =
  | { readonly kind: 'event'; readonly record: LogRecord }
  | { readonly kind: 'confirmed'; readonly subscriptionId: string }
  | { readonly kind: 'checkpoint'; readonly position: bigint }
  /** `at` is a position of `$all`, or the revision of a stream; -1 where nothing was sent yet. */
  | { readonly kind: 'caught-up' | 'fell-behind'; readonly of: 'all' | 'stream'; readonly at: bigint }
  | { readonly kind: 'stream-not-found'; readonly stream: string }
  | { readonly kind: 'first-stream-position' | 'last-stream-position'; readonly revision: bigint };

/** Ends a read, for a reason that the wire has a status for. */
export class ReadFailed extends Error {
  override readonly name = 'ReadFailed';

  constructor(readonly reason: 'stream-deleted' | 'invalid-position' | 'beyond-the-end') {
    super(reason);
  }
}
