import { backOff, createPool, isConnectionLost } from '#database';
import type { Logger } from '#platform';

/**
 * Waits until the database is reachable, or until the signal aborts.
 * @throws Error of the database if waiting does not help, such as a wrong password
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
        logger.warn({ err, failures }, 'the database cannot be reached yet');
      }
      await backOff(failures, signal);
    }
  } finally {
    await pool.end();
  }
};
