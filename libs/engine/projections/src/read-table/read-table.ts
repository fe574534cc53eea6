import type { EntitySchema } from 'typeorm';
import type { Column } from './column.js';
import { entityOf } from './entity-of.js';

/** The columns of a read table, by the properties of its rows. */
export type Columns = { readonly [property: string]: Column };

/** A table of schema `read` as it is declared: its rows, their entity, their DDL and their filters follow from it. */
export interface ReadTable {
  /** With the version of its projection at the end: `queue_board_v1`. A view, over the present generation of its rows. */
  readonly name: string;
  /** By which SQL finds it: `read.queue_board_v1`. */
  readonly relation: string;
  /** The column of the primary key. Its values are texts that are the same before and after the database: ids, codes. */
  readonly key: string;
  readonly columns: Columns;
  /** Each in SQL, behind the name of the table: `(queue, opened_at) WHERE is_open`. Their names end with these. */
  readonly indexes: { readonly [suffix: string]: string };
  readonly comment: string | undefined;
  readonly entity: EntitySchema;
}

/** A read table whose columns the compiler knows. */
export interface ReadTableOf<C extends Columns> extends ReadTable {
  readonly key: keyof C & string;
  readonly columns: C;
  readonly entity: EntitySchema<RowOf<C>>;
}

/** One row, of columns or of a table: every column present, null where there is no value. */
export type RowOf<Declared extends ReadTable | Columns> = Declared extends ReadTable
  ? RowOf<Declared['columns']>
  : { readonly [Property in keyof Declared]: Declared[Property] extends Column ? Declared[Property]['value'] : never };

/**
 * Declares a read table, once. Its version is that of its projection: a table that has other columns than before is a new
 * version of both, filled from the beginning of the log.
 */
export const readTable = <const C extends Columns>(declared: {
  /** Without its version: `queue_board`. */
  readonly name: string;
  readonly version: number;
  readonly key: keyof C & string;
  readonly columns: C;
  readonly indexes?: ReadTable['indexes'];
  /** What is in it, for who looks after the database. */
  readonly comment?: string;
}): ReadTableOf<C> => {
  const { key, columns, indexes = {}, comment } = declared;
  const name = `${declared.name}_v${declared.version}`;
  return { name, relation: `read.${name}`, key, columns, indexes, comment, entity: entityOf(name, key, columns) };
};
