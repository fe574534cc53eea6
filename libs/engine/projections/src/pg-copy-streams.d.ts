declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  interface Copied {
    /** How many rows there were, once the stream has come to its end. */
    readonly rowCount: number;
  }

  /** To be passed to `client.query`, then written to; finishes when the COPY is committed. */
  export const from: (statement: string) => Writable & Submittable & Copied;

  /** To be passed to `client.query`, then read to its end. */
  export const to: (statement: string) => Readable & Submittable & Copied;
}
