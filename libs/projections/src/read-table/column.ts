import type { Instant } from '#kernel';

/** How Postgres stores each type of column. */
const storedAs = {
  uuid: 'uuid',
  text: 'text',
  id: 'text COLLATE "C"',
  texts: 'text[]',
  smallint: 'smallint',
  integer: 'integer',
  boolean: 'boolean',
  instant: 'timestamptz',
  position: 'numeric(20)',
  json: 'jsonb',
} as const;

export type ColumnType = keyof typeof storedAs;

/** A column of a read table: how it is stored, what a row holds in it, and whether rows are filtered by it. */
export class Column<Value = unknown, Type extends ColumnType = ColumnType, Filters extends boolean = boolean> {
  /** For the compiler alone. */
  declare readonly value: Value;

  constructor(
    readonly type: Type,
    readonly isNullable: boolean,
    readonly isFilter: Filters,
  ) {}

  /** In SQL: `text NOT NULL`. */
  get sql(): string {
    return `${storedAs[this.type]}${this.isNullable ? '' : ' NOT NULL'}`;
  }

  /** Null where there is no value. */
  nullable(): Column<Value | null, Type, Filters> {
    return new Column(this.type, true, this.isFilter);
  }

  /** Queries narrow their rows by it. */
  filter(): Column<Value, Type, true> {
    return new Column(this.type, this.isNullable, true);
  }
}

const of =
  <Type extends ColumnType>(type: Type) =>
  <Value>(): Column<Value, Type, false> =>
    new Column(type, false, false);

const [text, smallint, json] = [of('text'), of('smallint'), of('json')];

/** The columns that there are. A code of the domain is named: `column.text<CaseStatus>()`. */
export const column = {
  uuid: of('uuid')<string>,
  text: <Value extends string = string>() => text<Value>(),
  /** A text that is compared byte by byte: an id that never holds anything but ASCII. */
  id: of('id')<string>,
  texts: of('texts')<readonly string[]>,
  smallint: <Value extends number = number>() => smallint<Value>(),
  integer: of('integer')<number>,
  boolean: of('boolean')<boolean>,
  instant: of('instant')<Instant>,
  /** A position of the log, in its order. */
  position: of('position')<string>,
  json: <Value>() => json<Value>(),
};
