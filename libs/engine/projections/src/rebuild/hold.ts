import type { Pool, PoolClient } from 'pg';
import type { ProjectionId } from '../projection.js';
import { RebuildError } from './rebuild-error.js';

/** Somebody rebuilds or verifies this projection already. */
export class RebuildUnderWay extends RebuildError {
  override readonly name = 'RebuildUnderWay';

  constructor({ name }: ProjectionId) {
    super(`${name} is being rebuilt or verified already.`);
  }
}

/** Connections of the pool that are left for what the work asks beside: without them it would wait for itself. */
const spare = 3;

/**
 * Runs `work` with a connection for each projection, on as many at once as the pool has connections for, and on the others
 * after them. A connection holds its projection against others who would rebuild it for as long as it lives: whoever loses
 * it can neither write nor swap any more.
 * @throws RebuildUnderWay
 */
export const holding = async <Held extends ProjectionId, Result>(
  pool: Pool,
  projections: readonly Held[],
  work: (held: readonly Held[], clients: readonly PoolClient[]) => Promise<readonly Result[]>,
): Promise<Result[]> => {
  const atOnce = Math.max(1, pool.options.max - spare);
  const results: Result[] = [];
  for (let first = 0; first < projections.length; first += atOnce) {
    results.push(...(await together(pool, projections.slice(first, first + atOnce), work)));
  }
  return results;
};

const together = async <Held extends ProjectionId, Result>(
  pool: Pool,
  projections: readonly Held[],
  work: (held: readonly Held[], clients: readonly PoolClient[]) => Promise<Result>,
): Promise<Result> => {
  const clients: PoolClient[] = [];
  try {
    for (const projection of projections) {
      const client = await pool.connect();
      clients.push(client);
      await hold(client, projection);
    }
    return await work(projections, clients);
  } finally {
    await Promise.all(clients.map(letGo));
  }
};

/** The end of the connection sets the projection free, too, but a moment later: whoever comes next needn't meet it held. */
const letGo = async (client: PoolClient): Promise<void> => {
  await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
  client.release(true);
};

const hold = async (client: PoolClient, projection: ProjectionId): Promise<void> => {
  // An index takes the time it takes; and read models needn't wait for the disk, as elsewhere.
  await client.query('SET statement_timeout = 0; SET synchronous_commit = off');
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('read.rebuild'), hashtext($1)) AS held`,
    [projection.name],
  );
  if (!rows[0].held) throw new RebuildUnderWay(projection);
};
