import type { Pool } from 'pg';
import { inTransaction } from '#database';
import type { ProjectionId } from '../projection.js';
import { RebuildError } from './rebuild-error.js';

/** A worker uses this version. */
export class VersionInUse extends RebuildError {
  override readonly name = 'VersionInUse';

  constructor({ name, version }: ProjectionId) {
    super(`A worker of another release is using ${name} v${version}.`);
  }
}

/**
 * Drops the tables and checkpoints of a projection version. Returns the names of its tables; empty if there were none.
 * Only for versions that no release uses.
 * @throws VersionInUse if a worker holds one of its leases.
 */
export const dropVersion = (pool: Pool, { name, version }: ProjectionId): Promise<readonly string[]> =>
  inTransaction(pool, 'BEGIN', async (client) => {
    const { rowCount: leases } = await client.query(
      'SELECT FROM runtime.leases WHERE name ^@ $1 AND expires_at > clock_timestamp()',
      [`projection ${name} v${version} `],
    );
    if (leases) throw new VersionInUse({ name, version });
    const id = [name, version];
    await client.query('DELETE FROM read.checkpoints WHERE projection = $1 AND version = $2', id);
    await client.query('DELETE FROM read.parked WHERE projection = $1 AND version = $2', id);
    const { rows } = await client.query<{ view: string }>(
      'DELETE FROM read.projection_tables WHERE projection = $1 AND version = $2 RETURNING name AS view',
      id,
    );
    for (const { view } of rows) await client.query(dropWithGenerations(view));
    return rows.map(({ view }) => view);
  });

const dropWithGenerations = (view: string): string => `
  DO $$
  DECLARE generation text;
  BEGIN
    DROP VIEW IF EXISTS read.${view};
    FOR generation IN SELECT tablename FROM pg_tables WHERE schemaname = 'read' AND tablename ~ '^${view}_g\\d+$' LOOP
      EXECUTE format('DROP TABLE read.%I', generation);
    END LOOP;
  END $$`;
