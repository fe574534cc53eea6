import type { ClientBase } from 'pg';

/** Hold the keys of subjects and the tombstones of those that were destroyed: backed up apart from what they protect. */
export const keysTables: readonly string[] = ['runtime.subject_keys', 'runtime.erased_subjects'];

/** The record of migrations is in the manifest; the others say who works at this moment. */
const leftOut = ['runtime.migrations', 'runtime.workers', 'runtime.leases'];

/** A table whose rows are not made from others: one of the log, or of what runs beside it. */
export interface StoredTable {
  /** `log.events` */
  readonly table: string;
  /** Those that are stored, in their order. */
  readonly columns: readonly string[];
  /** On disk, about. */
  readonly bytes: number;
}

/** What has to be kept; read models are folded from it. */
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
