import type { ClientBase, Pool } from 'pg';

/**
 * Runs `work` between `begin` (a `BEGIN` with its options) and a commit; rolls back when it throws. An error may come from
 * the commit itself, and then leaves open whether it took place.
 */
export const inTransaction = async <Result>(
  pool: Pool,
  begin: string,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Between two statements a lost connection shows as an event, which would end the process if nobody listened.
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
