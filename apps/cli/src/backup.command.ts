import path from 'node:path';
import { Command } from 'commander';
import { Pool } from 'pg';
import { backUp, type BackupManifest } from '#backup';
import { Clock, Settings } from '#platform';
import { withProgress } from './progress.js';
import { withDatabase } from './with-database.js';

/** `casefold backup DIR --keys DIR2`: writes a backup while the service runs. */
export const backupCommand = (): Command =>
  new Command('backup')
    .description('Write the log and its runtime state into a folder, as of one moment. The service may run meanwhile.')
    .argument('<folder>', 'new or empty folder for the backup')
    .option('--keys <folder>', 'new or empty folder for the keys of subjects; keep it apart from the backup')
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
      : `Backed up everything but the events to ${folder}. The events are in KurrentDB: back that up now, with its own tools.`,
    keys
      ? `The keys of ${subjectKeys} subjects are in ${keys}. Keep that folder apart and no longer than necessary: erasures do not reach the keys in it.`
      : `The keys of ${subjectKeys} subjects are not in the backup, and without them no text can be read: see --keys.`,
    `No backup contains the master keys (${keyFile}) and the sealing key (${sealKeyFile}). Keep copies of both elsewhere.`,
  ];
  return `${lines.join('\n')}\n`;
};
