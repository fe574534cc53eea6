import pg, { type Pool } from 'pg';

/**
 * The columns of a schema that contain the marker, in any case (`log.events.data`): as text, also inside JSON, arrays
 * and composite values, as bytes, or as either in base64 or hexadecimal.
 */
export const findInSchema = async (pool: Pool, schema: string, marker: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `SELECT relname AS table, attname AS column FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p', 'm') AND attnum > 0 AND NOT attisdropped
     ORDER BY relname, attnum`,
    [schema],
  );
  const found: string[] = [];
  for (const { table, column } of rows) {
    if (await holds(pool, `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`, column, marker)) {
      found.push(`${schema}.${table}.${column}`);
    }
  }
  return found;
};

const holds = async (pool: Pool, table: string, column: string, marker: string): Promise<boolean> => {
  const text = `${pg.escapeIdentifier(column)}::text`; // bytes as hexadecimal digits
  const { rows } = await pool.query<{ held: boolean }>(
    `SELECT EXISTS (
       SELECT FROM ${table}, unnest($1::text[]) AS form WHERE strpos(translate(lower(${text}), '-_', '+/'), form) > 0
     ) AS held`,
    [formsOf(marker).map((form) => form.toLowerCase())],
  );
  return rows[0].held;
};

const formsOf = (marker: string): readonly string[] => [
  marker,
  Buffer.from(marker).toString('hex'),
  ...[0, 1, 2].map((offset) => base64Inside(marker, offset)),
];

/**
 * The part of the marker's base64 that does not depend on its neighbours if it begins `offset` bytes after a group of
 * three.
 */
const base64Inside = (marker: string, offset: number): string => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(marker)]);
  const firstWhole = offset === 0 ? 0 : 4;
  return bytes.toString('base64').slice(firstWhole, Math.floor(bytes.length / 3) * 4);
};
