import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { constants, gzipSync } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { dumpSchema } from '../../generated/dump-schema.js';

const schemas = ['log', 'runtime', 'read'];

/**
 * Writes all of our schemas as a gzipped SQL script with COPY blocks, which restores the database without the code that
 * made it. Nobody else may write to the database.
 */
export const dumpDatabase = async (pool: Pool, file: string): Promise<void> => {
  const client = await pool.connect();
  try {
    const data = await copyBlocks(client);
    const parts = [...(await before(client)), ...runnable(await dumpSchema(pool)), ...data, ...(await after(client))];
    await writeFile(file, gzipSync(`${parts.join('\n\n')}\n`, { level: constants.Z_BEST_COMPRESSION }));
  } finally {
    client.release();
  }
};

/** `schema.sql` is meant for review, and its comments on columns are not SQL; this makes them SQL. */
const runnable = (schemaSql: string): readonly string[] => [
  schemaSql.replaceAll(/^COMMENT ON column (\S+) of table (\S+) IS/gm, 'COMMENT ON COLUMN $2.$1 IS'),
];

const linesOf = async (client: PoolClient, query: string): Promise<readonly string[]> => {
  const { rows } = await client.query<{ sql: string }>(query, [schemas]);
  return rows.map(({ sql }) => sql);
};

/** What tables depend on. */
const before = (client: PoolClient): Promise<readonly string[]> =>
  linesOf(
    client,
    `SELECT format('CREATE SCHEMA %I;', name) AS sql FROM unnest($1::text[]) AS name
     UNION ALL
     SELECT format('CREATE SEQUENCE %s;', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')`,
  );

/** What `schema.sql` omits, and triggers, which would prevent their tables from being filled. */
const after = (client: PoolClient): Promise<readonly string[]> =>
  linesOf(
    client,
    `SELECT format('SELECT setval(%L, %s);', format('%I.%I', schemaname, sequencename), last_value) AS sql
     FROM pg_sequences WHERE schemaname = ANY ($1) AND last_value IS NOT NULL
     UNION ALL
     SELECT pg_get_triggerdef(t.oid) || ';' FROM pg_trigger t
     JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND n.nspname = ANY ($1)
     UNION ALL
     SELECT format('ALTER TABLE %s SET (%s);', c.oid::regclass, array_to_string(c.reloptions, ', '))
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.reloptions IS NOT NULL AND n.nspname = ANY ($1)
     UNION ALL
     SELECT format('ALTER TABLE %s ALTER %I SET STORAGE EXTERNAL;', c.oid::regclass, a.attname)
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relkind = 'r' AND a.attnum > 0 AND a.attstorage = 'e' AND t.typstorage <> 'e' AND n.nspname = ANY ($1)
     UNION ALL
     SELECT 'ANALYZE;'`,
  );

const copyBlocks = async (client: PoolClient): Promise<readonly string[]> => {
  const { rows } = await client.query<{ target: string }>(
    `SELECT format('%s (%s)', c.oid::regclass, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)) AS target
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND n.nspname = ANY ($1) GROUP BY c.oid ORDER BY 1`,
    [schemas],
  );
  const blocks: string[] = [];
  for (const { target } of rows) {
    const content = await text(client.query(copyTo(`COPY ${target} TO STDOUT`)));
    if (content) blocks.push(`COPY ${target} FROM stdin;\n${content}\\.\n`);
  }
  return blocks;
};
