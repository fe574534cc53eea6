import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Row } from '../projection.js';
import { camelCase } from '../names.js';

/** A column and how COPY writes its values. */
export interface CopyColumn {
  readonly name: string;
  /** The property of a {@link Row} that holds the value. */
  readonly property: string;
  readonly write: (value: unknown) => string;
}

/** The columns of a table in schema `read`. */
export const copyColumnsOf = async (client: ClientBase, table: string): Promise<CopyColumn[]> => {
  const { rows } = await client.query<{ name: string; type: string; category: string }>(
    `SELECT attname AS name, typname AS type, typcategory AS category
     FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [`read.${table}`],
  );
  return rows.map(({ name, type, category }) => ({ name, property: camelCase(name), write: writerOf(type, category) }));
};

const writerOf = (type: string, category: string): CopyColumn['write'] => {
  if (type === 'jsonb' || type === 'json') return (value) => escaped(JSON.stringify(value));
  if (category === 'A') return (value) => escaped(arrayLiteral(value as readonly unknown[]));
  return (value) => escaped(String(value));
};

const arrayLiteral = (values: readonly unknown[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`))}}`;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character]) : text;

const rowsPerChunk = 500;

/** Inserts new rows with one COPY, the fastest way there is. */
export const copyRows = async (
  client: ClientBase,
  table: string,
  columns: readonly CopyColumn[],
  rows: readonly Row[],
): Promise<void> => {
  const target = client.query(copyFrom(`COPY read.${table} (${columns.map(({ name }) => name)}) FROM STDIN`));
  await pipeline(Readable.from(chunksOf(columns, rows)), target);
};

function* chunksOf(columns: readonly CopyColumn[], rows: readonly Row[]): Generator<string> {
  for (let from = 0; from < rows.length; from += rowsPerChunk) {
    let chunk = '';
    for (const row of rows.slice(from, from + rowsPerChunk)) chunk += lineOf(columns, row);
    yield chunk;
  }
}

const lineOf = (columns: readonly CopyColumn[], row: Row): string => {
  let line = '';
  for (const { property, write } of columns) {
    const value = row[property];
    line += `${line === '' ? '' : '\t'}${value === null || value === undefined ? '\\N' : write(value)}`;
  }
  return `${line}\n`;
};
