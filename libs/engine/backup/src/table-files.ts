import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { BackupError } from './backup-error.js';
import type { TableFile } from './manifest.js';
import type { StoredTable } from './stored-tables.js';

/** Called for each chunk with its size in bytes of text. */
export type OnBytes = (bytes: number) => void;

/** Copies a table into a gzipped file, in the text format of COPY, which any version of Postgres can read. */
export const writeTable = async (
  client: ClientBase,
  { table, columns }: StoredTable,
  folder: string,
  onBytes: OnBytes,
): Promise<TableFile> => {
  const file = `${table}.copy.gz`;
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(
    client.query(copyTo(`COPY ${copied(table, columns)} TO STDOUT`)),
    watched((piece) => {
      rows += lineEnds(piece);
      onBytes(piece.length);
    }),
    createGzip({ level: constants.Z_BEST_SPEED }),
    watched((piece) => hash.update(piece)),
    createWriteStream(path.join(folder, file), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { table, columns: [...columns], file, rows, sha256: hash.digest('hex') };
};

/**
 * Copies a file into its table.
 * @throws BackupError if the number of rows differs from the manifest.
 */
export const readTableFile = async (
  client: ClientBase,
  { table, columns, file, rows: expected }: TableFile,
  folder: string,
  onBytes: OnBytes,
): Promise<void> => {
  const rows = client.query(copyFrom(`COPY ${copied(table, columns)} FROM STDIN`));
  const packed = createReadStream(path.join(folder, file));
  await pipeline(
    packed,
    watched((piece) => onBytes(piece.length)),
    createGunzip(),
    rows,
  );
  if (rows.rowCount !== expected) {
    throw new BackupError(`${file} has ${rows.rowCount} rows instead of the ${expected} in the manifest.`);
  }
};

/** @throws BackupError if the file is missing or its hash differs. */
export const assertUndamaged = async ({ file, sha256 }: TableFile, folder: string): Promise<void> => {
  const hash = createHash('sha256');
  const place = path.join(folder, file);
  try {
    for await (const piece of createReadStream(place)) hash.update(piece as Buffer);
  } catch (error) {
    throw new BackupError(`${place} can't be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
  if (hash.digest('hex') !== sha256) throw new BackupError(`${place} is damaged: its hash differs from the manifest.`);
};

const copied = (table: string, columns: readonly string[]): string =>
  `${table} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`;

/** Counts rows: each is one line, since line breaks within values are escaped. */
const lineEnds = (text: Buffer): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

const watched = (look: (piece: Buffer) => void): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done: TransformCallback) {
      look(piece);
      done(null, piece);
    },
  });
