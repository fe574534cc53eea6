import { once } from 'node:events';
import pg from 'pg';
import { backOff } from './back-off.js';

export interface ListenOptions {
  readonly channel: string;
  /**
   * Called with the payload of each notification, and without one after each (re)connect, since notifications may have
   * been lost before.
   */
  readonly heard: (payload?: string) => void;
  readonly reportError: (error: unknown) => void;
  /** Stops listening, without an error. */
  readonly signal: AbortSignal;
}

/**
 * Listens on a dedicated connection and reconnects when it breaks. Resolves after the signal aborts and the connection
 * is closed.
 */
export const listen = async (pool: pg.Pool, options: ListenOptions): Promise<void> => {
  let failures = 0;
  const heard: ListenOptions['heard'] = (payload) => {
    failures = 0;
    options.heard(payload);
  };
  while (!options.signal.aborted) {
    try {
      await listenUntilBroken(pool, { ...options, heard });
    } catch (error) {
      if (options.signal.aborted) return;
      options.reportError(error);
      await backOff(++failures, options.signal);
    }
  }
};

const listenUntilBroken = async (pool: pg.Pool, { channel, heard, signal }: ListenOptions): Promise<void> => {
  const client = await pool.connect();
  try {
    client.on('notification', ({ payload }) => heard(payload));
    const broken = once(client, 'end', { signal });
    await Promise.race([client.query(`LISTEN ${pg.escapeIdentifier(channel)}`).then(() => heard()), broken]);
    await broken;
    throw new Error(`The connection listening on ${channel} was closed`);
  } finally {
    client.release(true); // never reuse a listening connection
  }
};
