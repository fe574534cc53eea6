import type { Pool } from 'pg';
import { z } from 'zod';
import { badCursor, cursorAt, type Edge, type Page, pageOfFound, type PageRequest, placeIn } from '#graphql';

/** A table that is listed newest rows first. */
export interface NewestFirst {
  readonly table: string;
  /** Column list of the SELECT, with the field names as aliases. */
  readonly columns: string;
  /** Columns of the primary key, each with its SQL type. */
  readonly key: readonly (readonly [column: string, type: string])[];
}

/** Values to compare by column and operator: `{ 'at >=': from }`. Undefined values are ignored. */
export type Conditions = Readonly<Record<string, string | undefined>>;

/** A row with its primary key as text, for its cursor. */
type PlacedRow<Row> = Row & { readonly place: readonly string[] };

/** Returns a page of a table. @throws GraphQLError BAD_USER_INPUT for a cursor of another list */
export const pageOfNewest = async <Row extends object>(
  pool: Pool,
  list: NewestFirst,
  conditions: Conditions,
  request: PageRequest,
): Promise<Page<Row>> => {
  const isForwards = request.direction === 'forwards';
  const place = request.cursor === undefined ? [] : placeOf(list, request);
  const { where, values } = whereOf(conditions);
  const beyond = place.length > 0 ? ` AND ${isBeyond(list, isForwards ? '<' : '>', values.length)}` : '';
  const order = list.key.map(([column]) => `${column} ${isForwards ? 'DESC' : 'ASC'}`).join();
  const { rows } = await pool.query<PlacedRow<Row>>(
    `SELECT ${list.columns}, ARRAY[${list.key.map(([column]) => `${column}::text`).join()}] AS place
     FROM ${list.table} WHERE ${where}${beyond} ORDER BY ${order} LIMIT ${request.size + 1}`,
    [...values, ...place],
  );
  return pageOfFound(rows, request, edgeOf);
};

export const countOf = async (pool: Pool, { table }: NewestFirst, conditions: Conditions): Promise<number> => {
  const { where, values } = whereOf(conditions);
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM ${table} WHERE ${where}`,
    values,
  );
  return rows[0].count;
};

const whereOf = (conditions: Conditions): { where: string; values: string[] } => {
  const given = Object.entries(conditions).flatMap(([left, value]) => (value === undefined ? [] : [{ left, value }]));
  return {
    where: ['true', ...given.map(({ left }, index) => `${left} $${index + 1}`)].join(' AND '),
    values: given.map(({ value }) => value),
  };
};

const isBeyond = ({ key }: NewestFirst, than: '<' | '>', valuesBefore: number): string => {
  const place = key.map(([, type], index) => `$${valuesBefore + index + 1}::${type}`);
  return `(${key.map(([column]) => column).join()}) ${than} (${place.join()})`;
};

const edgeOf = <Row extends object>({ place, ...row }: PlacedRow<Row>): Edge<Row> => ({
  cursor: cursorAt(place),
  node: row as unknown as Row,
});

const forms: Readonly<Record<string, RegExp>> = {
  bigint: /^\d{1,18}$/,
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00$/,
  text: /^[^\0\p{Cs}]{0,500}$/u,
};

const placeOf = ({ key }: NewestFirst, request: PageRequest): readonly string[] => {
  const place = placeIn(request.cursor ?? '', z.array(z.string()).length(key.length));
  if (!place || !key.every(([, type], index) => forms[type].test(place[index]))) throw badCursor(request);
  return place;
};
