import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ClientBase, Pool } from 'pg';
import type { MigrationInterface } from 'typeorm';
import {
  type ConnectionOptions,
  createDataSource,
  createPool,
  inTransaction,
  migrate,
  newerMigration,
} from '#database';
import { comparePositions } from '#kernel';
import { BackupError } from './backup-error.js';
import {
  type BackupManifest,
  type KeysManifest,
  readBackupManifest,
  readKeysManifest,
  type TableFile,
} from './manifest.js';
import { lastPosition, lastSeal } from './stored-state.js';
import { clearEmptySchemas, dropSchemas } from './target.js';
import { assertUndamaged, readTableFile } from './table-files.js';

type Migration = new () => MigrationInterface;

export interface RestoreParts {
  /** URL of a database without data. */
  readonly url: string;
  readonly folder: string;
  /** Folder of the subject keys, from the same backup or a later one. */
  readonly keysFolder?: string;
  /** All migrations of this version. */
  readonly migrations: readonly Migration[];
  readonly reportError: (error: Error) => void;
  /** Called with the bytes of the files read so far and the total. */
  readonly onProgress?: (read: number, all: number) => void;
}

/** A file and its folder. */
interface PlacedFile {
  readonly file: TableFile;
  readonly folder: string;
}

/**
 * Fills an empty database from a backup: restores the tables as they were, then runs the newer migrations. Read models
 * stay empty; workers fold them from the log. After any failure the database is left without data.
 * @throws BackupError if the backup does not fit this version, is damaged, or the database is not empty.
 */
export const restore = async (parts: RestoreParts): Promise<BackupManifest> => {
  const manifest = await readBackupManifest(parts.folder);
  assertFits(manifest, parts);
  const files = [
    ...manifest.tables.map((file) => ({ file, folder: parts.folder })),
    ...(await keyFiles(manifest, parts.keysFolder)),
  ];
  for (const { file, folder } of files) await assertUndamaged(file, folder);

  const connection = { applicationName: 'casefold restore', max: 2, reportError: parts.reportError };
  const pool = createPool(parts.url, connection);
  try {
    await clearEmptySchemas(pool);
    await fill(pool, manifest, files, { ...parts, connection }).catch(async (error: unknown) => {
      await dropSchemas(pool);
      throw error;
    });
  } finally {
    await pool.end();
  }
  return manifest;
};

const fill = async (
  pool: Pool,
  manifest: BackupManifest,
  files: readonly PlacedFile[],
  { url, migrations, connection, onProgress }: RestoreParts & { readonly connection: ConnectionOptions },
): Promise<void> => {
  const migrateBy = async (chosen: readonly Migration[]) => {
    const dataSource = await createDataSource(url, { ...connection, entities: [], migrations: [...chosen] });
    await migrate(dataSource).finally(() => dataSource.destroy());
  };
  // Create the tables as they were then, so that later migrations also apply to their rows.
  await migrateBy(migrations.filter(({ name }) => manifest.migrations.includes(name)));
  let later: readonly PlacedFile[] = [];
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    const known = await knownTables(client);
    later = files.filter(({ file }) => !known.has(file.table));
    await load(
      client,
      files.filter(({ file }) => known.has(file.table)),
      onProgress,
    );
    await finish(client, manifest);
  });
  await migrateBy(migrations);
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    if (later.length > 0) await load(client, later, onProgress); // keys from a later version may include newer tables
    await fitErasures(client, manifest);
    await client.query('ANALYZE');
  });
};

const load = async (
  client: ClientBase,
  files: readonly PlacedFile[],
  onProgress: RestoreParts['onProgress'],
): Promise<void> => {
  const sizes = await Promise.all(files.map(({ file, folder }) => stat(path.join(folder, file.file))));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  // A migration may have inserted rows.
  await client.query(`TRUNCATE ${files.map(({ file }) => file.table).join(', ')}`);
  for (const { file, folder } of files) {
    await readTableFile(client, file, folder, (bytes) => onProgress?.((read += bytes), all));
  }
};

const knownTables = async (client: ClientBase): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ name: string }>(
    "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('log', 'runtime')",
  );
  return new Set(rows.map(({ name }) => name));
};

/**
 * Adapts the tombstones of a later backup: they can contain positions beyond the end of this log, which will be reused,
 * and erasures that this database does not have.
 */
const fitErasures = async (client: ClientBase, { events, lastPosition: end }: BackupManifest): Promise<void> => {
  if (events === 'here') {
    await client.query('UPDATE runtime.erased_subjects SET through = $1 WHERE through > $1', [end]);
  }
  const isUnknown = `being_erased_by NOT IN (SELECT id FROM runtime.erasures WHERE step <> 'done')`;
  await client.query(`DELETE FROM runtime.erased_subjects WHERE through IS NULL AND ${isUnknown}`);
  await client.query(`UPDATE runtime.erased_subjects SET being_erased_by = NULL WHERE ${isUnknown}`);
};

/** @throws BackupError if the restored log does not end where the manifest says. */
const finish = async (client: ClientBase, manifest: BackupManifest): Promise<void> => {
  for (const [name, value] of Object.entries(manifest.sequences)) {
    await client.query('SELECT setval($1::regclass, $2)', [name, value]);
  }
  const [end, seal] = [await lastPosition(client), await lastSeal(client)];
  if (end !== manifest.lastPosition || seal?.signature !== manifest.lastSeal?.signature) {
    throw new BackupError('The restored log does not end where the manifest says.');
  }
};

const assertFits = (manifest: BackupManifest, { folder, keysFolder, migrations }: RestoreParts): void => {
  const newer = newerMigration(
    manifest.migrations,
    migrations.map(({ name }) => name),
  );
  if (newer !== undefined) {
    throw new BackupError(
      `${folder} was made by a newer version of Casefold (it has ${newer}): restore it with that version.`,
    );
  }
  if (manifest.subjectKeys > 0 && keysFolder === undefined) {
    throw new BackupError(
      `The events in ${folder} are encrypted with ${manifest.subjectKeys} keys that are stored separately: name their folder with --keys.`,
    );
  }
};

/** Keys of a later backup fit too: keys are only added, and what was erased in between stays erased. */
const keyFiles = async (manifest: BackupManifest, keysFolder: string | undefined): Promise<PlacedFile[]> => {
  if (keysFolder === undefined) return [];
  const keys: KeysManifest = await readKeysManifest(keysFolder);
  if (comparePositions(keys.lastPosition, manifest.lastPosition) < 0) {
    throw new BackupError(
      `The keys in ${keysFolder} are older than the backup (position ${keys.lastPosition} instead of ${manifest.lastPosition}): some would be missing.`,
    );
  }
  return keys.tables.map((file) => ({ file, folder: keysFolder }));
};
