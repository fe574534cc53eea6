import type { EntitySchema } from 'typeorm';
import type { Column } from './column.js';
import { entityOf } from './entity-of.js';

/** The columns of a read table, by row property. */
export type Columns = { readonly [property: string]: Column };

/** Declaration of a table in schema `read`, from which rows, entity, DDL and filters are derived. */
export interface ReadTable {
  /** Name with the version of its projection: `queue_board_v1`. A view over the present generation. */
  readonly name: string;
  /** Qualified name for SQL: `read.queue_board_v1`. */
  readonly relation: string;
  /** The primary key column. Its values must be text that the database returns unchanged: ids, codes. */
  readonly key: string;
  readonly columns: Columns;
  /**
   * Index definitions in SQL, as after the table name: `(queue, opened_at) WHERE is_open`. Index names end with the
   * suffix.
   */
  readonly indexes: { readonly [suffix: string]: string };
  readonly comment: string | undefined;
  readonly entity: EntitySchema;
}

/** A read table with typed columns. */
export interface ReadTableOf<C extends Columns> extends ReadTable {
  readonly key: keyof C & string;
  readonly columns: C;
  readonly entity: EntitySchema<RowOf<C>>;
}

/** A row of columns or of a table. Every column is present; null means no value. */
export type RowOf<Declared extends ReadTable | Columns> = Declared extends ReadTable
  ? RowOf<Declared['columns']>
  : { readonly [Property in keyof Declared]: Declared[Property] extends Column ? Declared[Property]['value'] : never };

/**
 * Declares a read table. Its version is that of its projection: changed columns need a new version of both, filled from
 * the beginning of the log.
 */
export const readTable = <const C extends Columns>(declared: {
  /** Without the version: `queue_board`. */
  readonly name: string;
  readonly version: number;
  readonly key: keyof C & string;
  readonly columns: C;
  readonly indexes?: ReadTable['indexes'];
  /** Description for database administrators. */
  readonly comment?: string;
}): ReadTableOf<C> => {
  const { key, columns, indexes = {}, comment } = declared;
  const name = `${declared.name}_v${declared.version}`;
  return { name, relation: `read.${name}`, key, columns, indexes, comment, entity: entityOf(name, key, columns) };
};
