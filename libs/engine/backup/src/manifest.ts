import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isInstant, isPosition } from '#kernel';
import { BackupError } from './backup-error.js';

/** Counts the layouts of a backup. Raised when an older version could no longer read what this one writes. */
const format = 1;

const tableFile = z.object({
  /** `log.events` */
  table: z.string(),
  columns: z.array(z.string()),
  file: z.string(),
  rows: z.int(),
  /** Of the file, in hexadecimal. */
  sha256: z.string(),
});

/** The seal at the head of the chain. */
const lastSeal = z.object({ number: z.int(), signature: z.string() }).optional();

const common = {
  takenAt: z.string().refine(isInstant),
  /** Where the log ended. */
  lastPosition: z.string().refine(isPosition),
  tables: z.array(tableFile),
};

const backupManifest = z.object({
  ...common,
  content: z.literal('backup'),
  /** Where the events are: in here, or in a KurrentDB, which is backed up by its own tools. */
  events: z.enum(['here', 'elsewhere']),
  /** Migrations that made the tables, by name. */
  migrations: z.array(z.string()),
  /** Where each sequence stood, by its name. */
  sequences: z.record(z.string(), z.string()),
  lastSeal,
  /** How many keys of subjects there were, kept in a folder of their own. */
  subjectKeys: z.int(),
});

const keysManifest = z.object({
  ...common,
  content: z.literal('keys'),
  /** The master keys under which the keys are wrapped; they are in no backup. */
  masterKeyIds: z.array(z.string()),
});

export type TableFile = z.infer<typeof tableFile>;
/** What a folder with a backup says of itself. */
export type BackupManifest = z.infer<typeof backupManifest>;
/** What a folder with keys says of itself. */
export type KeysManifest = z.infer<typeof keysManifest>;

const fileName = 'manifest.json';

/** The last thing that is written: a folder without it holds no backup. */
export const writeManifest = async (folder: string, manifest: BackupManifest | KeysManifest): Promise<void> => {
  const file = path.join(folder, fileName);
  await writeFile(`${file}.unfinished`, `${JSON.stringify({ format, ...manifest }, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await rename(`${file}.unfinished`, file);
};

/** @throws BackupError */
export const readBackupManifest = (folder: string): Promise<BackupManifest> =>
  readManifest(folder, backupManifest, 'a backup');

/** @throws BackupError */
export const readKeysManifest = (folder: string): Promise<KeysManifest> =>
  readManifest(folder, keysManifest, 'the keys of a backup');

const readManifest = async <Manifest>(folder: string, schema: z.ZodType<Manifest>, what: string): Promise<Manifest> => {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch(() => {
    throw new BackupError(`${folder} does not hold ${what}: there is no ${fileName} in it.`);
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
