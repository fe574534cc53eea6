declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  interface Copied {
    /** Number of rows, once the stream has ended. */
    readonly rowCount: number;
  }

  /** Pass it to `client.query`, then write to it. Finishes when the COPY is complete. */
  export const from: (statement: string) => Writable & Submittable & Copied;

  /** Pass it to `client.query`, then read it to its end. */
  export const to: (statement: string) => Readable & Submittable & Copied;
}
