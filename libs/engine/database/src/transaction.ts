import type { ClientBase, Pool } from 'pg';

/**
 * Runs `work` between `begin` (a `BEGIN` with its options) and a commit. Rolls back if it throws. If the commit itself
 * fails, it is unknown whether it took effect.
 */
export const inTransaction = async <Result>(
  pool: Pool,
  begin: string,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost between two statements emits an event, which would end the process without a listener.
  const noteLoss = (error: Error) => (broken = error);
  client.on('error', noteLoss);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(noteLoss);
    throw error;
  } finally {
    client.off('error', noteLoss);
    client.release(broken);
  }
};
