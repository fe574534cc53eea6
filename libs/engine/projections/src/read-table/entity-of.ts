import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { type Instant, instantOf } from '#kernel';
import { snakeCase } from '../names.js';
import type { Column, ColumnType } from './column.js';

const types: Readonly<Record<ColumnType, EntitySchemaColumnOptions>> = {
  uuid: { type: 'uuid' },
  text: { type: 'text' },
  id: { type: 'text' },
  texts: { type: 'text', array: true },
  smallint: { type: 'smallint' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  instant: {
    type: 'timestamptz',
    // TypeORM turns it into a Date, whatever the driver returns.
    transformer: {
      from: (date: Date | null): Instant | null => date && instantOf(date.getTime()),
      to: (instant: Instant | null) => instant,
    },
  },
  position: { type: 'numeric', precision: 20 },
  json: { type: 'jsonb' },
};

/** The TypeORM entity of a read table. Rows are plain objects. */
export const entityOf = <Row extends object>(
  name: string,
  key: string,
  columns: Readonly<Record<string, Column>>,
): EntitySchema<Row> => {
  const described = Object.entries(columns).map(([property, { type, isNullable }]) => [
    property,
    { ...types[type], name: snakeCase(property), nullable: isNullable, primary: property === key },
  ]);
  return new EntitySchema({ schema: 'read', name, columns: Object.fromEntries(described) });
};
