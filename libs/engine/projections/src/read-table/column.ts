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
  <Type extends ColumnType, Base>(type: Type) =>
  <Value extends Base = Base>(): Column<Value, Type, false> =>
    new Column(type, false, false);

/** The columns that there are. Codes of the domain and JSON are named: `column.text<CaseStatus>()`. */
export const column = {
  uuid: of<'uuid', string>('uuid'),
  text: of<'text', string>('text'),
  /** A text that is compared byte by byte: an id that never holds anything but ASCII. */
  id: of<'id', string>('id'),
  texts: of<'texts', readonly string[]>('texts'),
  smallint: of<'smallint', number>('smallint'),
  integer: of<'integer', number>('integer'),
  boolean: of<'boolean', boolean>('boolean'),
  instant: of<'instant', Instant>('instant'),
  /** A position of the log, in its order. */
  position: of<'position', string>('position'),
  json: of<'json', unknown>('json'),
};
