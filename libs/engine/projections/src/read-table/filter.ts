import type { SelectQueryBuilder } from 'typeorm';
import type { Instant } from '#kernel';
import type { Column, ColumnType } from './column.js';
import type { ReadTable, RowOf } from './read-table.js';

/** From inclusive, before exclusive. */
export interface InstantRange {
  readonly from?: Instant;
  readonly before?: Instant;
}

type FilterValue<C> =
  C extends Column<infer Value, infer Type, true>
    ? Type extends 'instant'
      ? InstantRange
      : Type extends 'boolean'
        ? boolean
        : readonly Value[]
    : never;

type FilterColumns<T extends ReadTable> = {
  [P in keyof T['columns']]: T['columns'][P] extends Column<unknown, ColumnType, true> ? P : never;
}[keyof T['columns']];

/**
 * Filters for the rows of a table. All given filters must match; for a list, any of its values. Null in a list matches
 * rows without a value: `{ assignee: [null] }`.
 */
export type FilterOf<T extends ReadTable> = {
  readonly [P in FilterColumns<T>]?: FilterValue<T['columns'][P]>;
};

/** Adds filters to a query over a table. */
export const narrow = <T extends ReadTable>(
  query: SelectQueryBuilder<RowOf<T>>,
  { columns }: T,
  filter: FilterOf<T>,
): void => {
  for (const [property, { type, isFilter }] of Object.entries<Column>(columns)) {
    const value = (filter as Readonly<Record<string, unknown>>)[property];
    if (!isFilter || value === undefined || value === null) continue;
    const column: FilteredColumn = { path: `${query.alias}.${property}`, property };
    if (type === 'instant') within(query, column, value as InstantRange);
    else if (type === 'boolean') query.andWhere(`${column.path} = :${property}`, { [property]: value });
    else oneOf(query, column, value as readonly unknown[]);
  }
};

interface FilteredColumn {
  readonly path: string;
  readonly property: string;
}

type Narrowed = Pick<SelectQueryBuilder<object>, 'andWhere'>;

const oneOf = (query: Narrowed, { path, property }: FilteredColumn, values: readonly unknown[]): void => {
  const given = values.filter((value) => value !== null);
  const orNone = given.length < values.length ? ` OR ${path} IS NULL` : '';
  query.andWhere(`(${path} = ANY (:${property})${orNone})`, { [property]: given });
};

const within = (query: Narrowed, { path, property }: FilteredColumn, { from, before }: InstantRange): void => {
  if (from) query.andWhere(`${path} >= :${property}From`, { [`${property}From`]: from });
  if (before) query.andWhere(`${path} < :${property}Before`, { [`${property}Before`]: before });
};
