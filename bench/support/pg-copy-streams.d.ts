declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** To be passed to `client.query`, then written to; finishes when the COPY is committed. */
  export const from: (statement: string) => Writable & Submittable;
}
