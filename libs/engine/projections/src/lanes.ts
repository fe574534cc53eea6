import { createHash } from 'node:crypto';

/**
 * Rows with the same lane key are folded together, in one lane. It is the key of the row; for rows made of an event,
 * `case-1@7`, it is the id of its stream, `1`, so that they go with the row of the case itself.
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

/** In which of the lanes, from 0, the row with this key is folded. The same as {@link laneInSql}. */
export const laneOf = (key: string, lanes: number): number =>
  lanes === 1 ? 0 : createHash('md5').update(laneKeyOf(key)).digest().readUInt32BE() % lanes;

/** {@link laneOf} as an SQL expression over the key in `column`. */
export const laneInSql = (column: string, lanes: number): string =>
  `('x' || left(md5(${laneKeyInSql(column)}), 8))::bit(32)::bigint % ${lanes}`;
