import { backOff, createPool, isConnectionLost } from '#database';
import type { Logger } from '#platform';

/**
 * A worker that starts before its database waits for it. Resolves when that answers, and at the signal.
 * @throws whatever else the database says: waiting would not help.
 */
export const databaseAwaited = async (
  url: string,
  logger: Pick<Logger, 'warn'>,
  signal: AbortSignal,
): Promise<void> => {
  const pool = createPool(url, { applicationName: 'casefold', max: 1, reportError: () => undefined });
  try {
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        await pool.query('SELECT');
        return;
      } catch (err) {
        if (!isConnectionLost(err)) throw err;
        logger.warn({ err, failures }, 'the database does not answer yet');
      }
      await backOff(failures, signal);
    }
  } finally {
    await pool.end();
  }
};
