import path from 'node:path';
import { Command } from 'commander';
import { Pool } from 'pg';
import { backUp, type BackupManifest } from '#backup';
import { Clock, Settings } from '#platform';
import { withProgress } from './progress.js';
import { withDatabase } from './with-database.js';

/** `casefold backup DIR --keys DIR2`: what has to be kept, while everything goes on. */
export const backupCommand = (): Command =>
  new Command('backup')
    .description('Write the log and what runs beside it into a folder, as of one moment; writers go on meanwhile.')
    .argument('<folder>', 'a new or empty one')
    .option('--keys <folder>', 'a new or empty one for the keys of subjects, to be kept apart from the backup')
    .action(async (folder: string, { keys }: { readonly keys?: string }) => {
      const text = await withDatabase('casefold backup', [], async (app) => {
        const parts = { pool: app.get(Pool), takenAt: app.get(Clock).now() };
        const folders = { folder: path.resolve(folder), keysFolder: keys && path.resolve(keys) };
        const manifest = await withProgress('bytes', 0, (onProgress) => backUp({ ...parts, ...folders, onProgress }));
        return summaryOf(manifest, { folder, keys }, app.get(Settings));
      });
      process.stdout.write(text);
    });

interface Folders {
  readonly folder: string;
  readonly keys?: string;
}

const summaryOf = (
  { events, lastPosition, subjectKeys, tables }: BackupManifest,
  { folder, keys }: Folders,
  { keyFile, sealKeyFile }: Settings,
): string => {
  const stored = tables.find(({ table }) => table === 'log.events')?.rows ?? 0;
  const lines = [
    events === 'here'
      ? `Backed up ${stored.toLocaleString('en')} events, up to position ${lastPosition}, to ${folder}.`
      : `Backed up everything but the events to ${folder}. They are in KurrentDB: back that up now, with its own tools.`,
    keys
      ? `The keys of ${subjectKeys} subjects are in ${keys}: keep it apart, and no longer than need be, since it holds what an erasure destroys.`
      : `The keys of ${subjectKeys} subjects are not in it, and without them no text can be read: see --keys.`,
    `Not in any backup: the master keys (${keyFile}) and the key that signs seals (${sealKeyFile}). Keep copies of both elsewhere.`,
  ];
  return `${lines.join('\n')}\n`;
};
