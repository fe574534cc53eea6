import { createHash } from 'node:crypto';

/**
 * Rows whose keys agree up to the first `@` are folded together, in one lane: `case-1@7`, made at revision 7 of `case-1`,
 * goes with the row of `case-1` itself.
 */
export const laneKeyOf = (key: string): string => {
  const end = key.indexOf('@');
  return end < 0 ? key : key.slice(0, end);
};

/** In which of the lanes, from 0, the row with this key is folded. The same as {@link laneInSql}. */
export const laneOf = (key: string, lanes: number): number =>
  lanes === 1 ? 0 : createHash('md5').update(laneKeyOf(key)).digest().readUInt32BE() % lanes;

/** {@link laneOf} as an SQL expression over the key in `column`. */
export const laneInSql = (column: string, lanes: number): string =>
  `('x' || left(md5(split_part(${column}::text, '@', 1)), 8))::bit(32)::bigint % ${lanes}`;
