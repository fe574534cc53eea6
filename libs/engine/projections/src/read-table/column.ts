import type { Instant } from '#kernel';

/** The Postgres type of each column type. */
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

/** A column of a read table: how it is stored, the type of its values, and whether it is a filter. */
export class Column<Value = unknown, Type extends ColumnType = ColumnType, Filters extends boolean = boolean> {
  /** Type only. */
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

  /** The same column, but it can be null. */
  nullable(): Column<Value | null, Type, Filters> {
    return new Column(this.type, true, this.isFilter);
  }

  /** The same column, also usable as a filter. */
  filter(): Column<Value, Type, true> {
    return new Column(this.type, this.isNullable, true);
  }
}

const of =
  <Type extends ColumnType, Base>(type: Type) =>
  <Value extends Base = Base>(): Column<Value, Type, false> =>
    new Column(type, false, false);

/** The column types. Name the type of codes and JSON: `column.text<CaseStatus>()`. */
export const column = {
  uuid: of<'uuid', string>('uuid'),
  text: of<'text', string>('text'),
  /** Text that is compared byte by byte: for ids, which are ASCII only. */
  id: of<'id', string>('id'),
  texts: of<'texts', readonly string[]>('texts'),
  smallint: of<'smallint', number>('smallint'),
  integer: of<'integer', number>('integer'),
  boolean: of<'boolean', boolean>('boolean'),
  instant: of<'instant', Instant>('instant'),
  /** A log position, sorted numerically. */
  position: of<'position', string>('position'),
  json: of<'json', unknown>('json'),
};
