import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isInstant, isPosition } from '#kernel';
import { BackupError } from './backup-error.js';

/** Version of the backup's layout. Raise it when older versions can no longer read the backup. */
const format = 1;

const tableFile = z.object({
  /** For example `log.events`. */
  table: z.string(),
  columns: z.array(z.string()),
  file: z.string(),
  rows: z.int(),
  /** Hash of the file, in hexadecimal. */
  sha256: z.string(),
});

/** The last seal of the chain. */
const lastSeal = z.object({ number: z.int(), signature: z.string() }).optional();

const common = {
  takenAt: z.string().refine(isInstant),
  /** Position of the last event. */
  lastPosition: z.string().refine(isPosition),
  tables: z.array(tableFile),
};

const backupManifest = z.object({
  ...common,
  content: z.literal('backup'),
  /** Location of the events: in this backup, or in KurrentDB, which is backed up with its own tools. */
  events: z.enum(['here', 'elsewhere']),
  /** Names of the migrations that had run. */
  migrations: z.array(z.string()),
  /** Last value of each sequence, by sequence name. */
  sequences: z.record(z.string(), z.string()),
  lastSeal,
  /** Number of subject keys at that time. They are stored in a folder of their own. */
  subjectKeys: z.int(),
});

const keysManifest = z.object({
  ...common,
  content: z.literal('keys'),
  /** Ids of the master keys that wrap the subject keys. Master keys are in no backup. */
  masterKeyIds: z.array(z.string()),
});

export type TableFile = z.infer<typeof tableFile>;
/** The manifest of a backup folder. */
export type BackupManifest = z.infer<typeof backupManifest>;
/** The manifest of a folder of backed-up keys. */
export type KeysManifest = z.infer<typeof keysManifest>;

const fileName = 'manifest.json';

/** Written last, so a folder without a manifest holds no complete backup. */
export const writeManifest = async (folder: string, manifest: BackupManifest | KeysManifest): Promise<void> => {
  const file = path.join(folder, fileName);
  await writeFile(`${file}.unfinished`, `${JSON.stringify({ format, ...manifest }, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await rename(`${file}.unfinished`, file);
};

/** @throws BackupError if the manifest is missing, damaged, or of a newer version. */
export const readBackupManifest = (folder: string): Promise<BackupManifest> =>
  readManifest(folder, backupManifest, 'a backup');

/** @throws BackupError if the manifest is missing, damaged, or of a newer version. */
export const readKeysManifest = (folder: string): Promise<KeysManifest> =>
  readManifest(folder, keysManifest, 'the keys of a backup');

const readManifest = async <Manifest>(folder: string, schema: z.ZodType<Manifest>, what: string): Promise<Manifest> => {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch(() => {
    throw new BackupError(`${folder} does not hold ${what}: it has no ${fileName}.`);
  });
  const json = jsonIn(text);
  const { data: written } = z.object({ format: z.int() }).safeParse(json);
  const { data } = schema.safeParse(json);
  if (written?.format === format && data) return data;
  throw new BackupError(
    written && written.format > format
      ? `${folder} was written by a newer version of Casefold: restore it with that version.`
      : `${folder} does not hold ${what}, or its ${fileName} is damaged.`,
  );
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
