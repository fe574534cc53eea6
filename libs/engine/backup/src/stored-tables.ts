import type { ClientBase } from 'pg';

/** The tables of subject keys and of tombstones of destroyed keys. Backed up separately from the data they protect. */
export const keysTables: readonly string[] = ['runtime.subject_keys', 'runtime.erased_subjects'];

/** The manifest lists the migrations; workers and leases only describe the current moment. */
const leftOut = ['runtime.migrations', 'runtime.workers', 'runtime.leases'];

/** A table that cannot be rebuilt from others: one in the `log` or `runtime` schema. */
export interface StoredTable {
  /** For example `log.events`. */
  readonly table: string;
  /** Stored (not generated) columns, in order. */
  readonly columns: readonly string[];
  /** Approximate size on disk. */
  readonly bytes: number;
}

/** The tables to back up. Read models are rebuilt from them. */
export const storedTables = async (client: ClientBase): Promise<StoredTable[]> => {
  const { rows } = await client.query<StoredTable>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table", pg_table_size(c.oid)::float8 AS bytes,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('log', 'runtime')
     ORDER BY 1`,
  );
  return rows.filter(({ table }) => !leftOut.includes(table));
};
