import { createHash } from 'node:crypto';

/**
 * The lane key of a row. Rows with the same lane key are folded together, in one lane. It is the row's key. For rows
 * made from an event, such as `case-1@7`, it is the id of the stream, `1`, so that they share the lane of the case's
 * own row.
 */
export const laneKeyOf = (key: string): string => {
  const end = key.indexOf('@');
  if (end < 0) return key;
  const stream = key.slice(0, end);
  return stream.slice(stream.indexOf('-') + 1);
};

/** {@link laneKeyOf} as an SQL expression over the key in `column`. */
export const laneKeyInSql = (column: string): string =>
  `(CASE WHEN strpos(${column}::text, '@') = 0 THEN ${column}::text
         ELSE regexp_replace(split_part(${column}::text, '@', 1), '^[^-]*-', '') END)`;

/** The lane, from 0, in which the row with this key is folded. Must match {@link laneInSql}. */
export const laneOf = (key: string, lanes: number): number =>
  lanes === 1 ? 0 : createHash('md5').update(laneKeyOf(key)).digest().readUInt32BE() % lanes;

/** {@link laneOf} as an SQL expression over the key in `column`. */
export const laneInSql = (column: string, lanes: number): string =>
  `('x' || left(md5(${laneKeyInSql(column)}), 8))::bit(32)::bigint % ${lanes}`;
