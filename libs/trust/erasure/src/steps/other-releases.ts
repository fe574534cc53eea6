import pg, { type Pool } from 'pg';
import type { ProjectionId } from '#projections';

interface KeyedTable {
  readonly table: string;
  readonly key: string;
}

/**
 * Deletes rows about these streams from read tables of versions that this release does not fold, since nothing else
 * would erase them. Their keys are ids of streams or start with stream names. Returns the number of rows.
 */
export const removeFromOtherReleases = async (
  pool: Pool,
  projections: readonly ProjectionId[],
  streams: readonly string[],
): Promise<number> => {
  const ids = streams.map((stream) => stream.slice(stream.indexOf('-') + 1));
  let removed = 0;
  for (const { table, key } of await tablesOfOthers(pool, projections)) {
    const column = `${pg.escapeIdentifier(key)}::text`;
    const { rowCount } = await pool.query(
      `DELETE FROM read.${pg.escapeIdentifier(table)} WHERE ${column} = ANY ($1) OR split_part(${column}, '@', 1) = ANY ($2)`,
      [ids, streams],
    );
    removed += rowCount ?? 0;
  }
  return removed;
};

const tablesOfOthers = async (pool: Pool, projections: readonly ProjectionId[]): Promise<readonly KeyedTable[]> => {
  const { rows } = await pool.query<KeyedTable>(
    `SELECT c.relname AS "table", a.attname AS key
     FROM read.projection_tables AS t
     JOIN pg_class c ON c.relnamespace = 'read'::regnamespace AND c.relkind = 'r' AND c.relname ~ ('^' || t.name || '_g\\d+$')
     JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
     WHERE NOT EXISTS (SELECT FROM json_to_recordset($1) AS used (name text, version integer)
                       WHERE used.name = t.projection AND used.version = t.version)`,
    [JSON.stringify(projections.map(({ name, version }) => ({ name, version })))],
  );
  return rows;
};
