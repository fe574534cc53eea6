import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ClientBase, Pool } from 'pg';
import type { Instant } from '#kernel';
import { BackupError } from './backup-error.js';
import { type BackupManifest, type TableFile, writeManifest } from './manifest.js';
import {
  executedMigrations,
  keyCount,
  lastPosition,
  lastSeal,
  masterKeyIds,
  sequenceValues,
  whereEventsAre,
} from './stored-state.js';
import { keysTables, type StoredTable, storedTables } from './stored-tables.js';
import { writeTable } from './table-files.js';

export interface BackUpParts {
  readonly pool: Pool;
  /** Created if missing. Must be empty. */
  readonly folder: string;
  /** Separate folder for the subject keys. Without it, the keys are not backed up. */
  readonly keysFolder?: string;
  readonly takenAt: Instant;
  /** Called with the bytes copied so far and the approximate total. */
  readonly onProgress?: (copied: number, all: number) => void;
}

/**
 * Backs up the tables of the `log` and `runtime` schemas into a folder, from one consistent snapshot, while writers
 * continue. Read models are not included: they are folded from the log.
 * @throws BackupError if a folder is not writable, not empty, or used for both.
 */
export const backUp = async (parts: BackUpParts): Promise<BackupManifest> => {
  const folders = [parts.folder, ...(parts.keysFolder === undefined ? [] : [parts.keysFolder])];
  if (new Set(folders.map((folder) => path.resolve(folder))).size < folders.length) {
    throw new BackupError('The keys must be backed up into a different folder than the data they protect.');
  }
  for (const folder of folders) await makeEmpty(folder);
  try {
    const manifest = await atOneMoment(parts.pool, (client) => copyAll(client, parts));
    await writeManifest(parts.folder, manifest);
    return manifest;
  } catch (error) {
    for (const folder of folders) await removeContent(folder);
    throw error;
  }
};

/** Runs `work` on one consistent snapshot of the database, however long it takes. Writers continue. */
const atOneMoment = async <Result>(pool: Pool, work: (client: ClientBase) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    client.release(true); // an interrupted COPY blocks its connection for good, even for a rollback
    throw error;
  }
};

const copyAll = async (client: ClientBase, parts: BackUpParts): Promise<BackupManifest> => {
  const tables = await storedTables(client);
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let copied = 0;
  const onBytes = (bytes: number) => parts.onProgress?.((copied += bytes), all);

  const [keys, others] = [tables.filter(isKeys), tables.filter((table) => !isKeys(table))];
  const copy = async (chosen: readonly StoredTable[], folder: string): Promise<TableFile[]> => {
    const files: TableFile[] = [];
    for (const table of chosen) files.push(await writeTable(client, table, folder, onBytes));
    return files;
  };
  const taken = { takenAt: parts.takenAt, lastPosition: await lastPosition(client) };
  const manifest: BackupManifest = {
    ...{ content: 'backup', ...taken, events: await whereEventsAre(client) },
    migrations: await executedMigrations(client),
    sequences: await sequenceValues(client),
    lastSeal: await lastSeal(client),
    subjectKeys: await keyCount(client),
    tables: await copy(others, parts.folder),
  };
  if (parts.keysFolder !== undefined) {
    const content = { content: 'keys', ...taken, masterKeyIds: await masterKeyIds(client) } as const;
    await writeManifest(parts.keysFolder, { ...content, tables: await copy(keys, parts.keysFolder) });
  }
  return manifest;
};

const isKeys = ({ table }: StoredTable): boolean => keysTables.includes(table);

const makeEmpty = async (folder: string): Promise<void> => {
  const found = await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => readdir(folder))
    .catch((error: NodeJS.ErrnoException) => {
      throw new BackupError(`Can't write to ${folder}: ${error.code}.`);
    });
  if (found.length > 0) throw new BackupError(`${folder} is not empty: choose another folder.`);
};

const removeContent = async (folder: string): Promise<void> => {
  for (const file of await readdir(folder)) await rm(path.join(folder, file), { recursive: true });
};
