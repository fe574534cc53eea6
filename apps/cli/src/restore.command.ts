import path from 'node:path';
import { Command } from 'commander';
import { type BackupManifest, restore } from '#backup';
import { createLogger, readSettings, type Settings } from '#platform';
import { openLocalDatabase } from '#host';
import { schema } from '#product';
import { withProgress } from './progress.js';

/** `casefold restore DIR --keys DIR2`: fills an empty database from a backup. */
export const restoreCommand = (): Command =>
  new Command('restore')
    .description('Fill an empty database from a backup. Workers rebuild the read models from the log.')
    .argument('<folder>', 'folder of the backup')
    .option('--keys <folder>', 'folder of the keys of subjects, from that backup or a later one')
    .action(async (folder: string, { keys }: { readonly keys?: string }) => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel, 'stderr');
      const database = await openLocalDatabase(settings, 'casefold restore');
      try {
        const manifest = await withProgress('bytes', 0, (onProgress) =>
          restore({
            url: database.url,
            folder: path.resolve(folder),
            keysFolder: keys && path.resolve(keys),
            migrations: schema.migrations,
            reportError: (err) => logger.warn({ err }, 'the connection to the database failed'),
            onProgress,
          }),
        );
        process.stdout.write(nextSteps(manifest, settings));
      } finally {
        await database.close();
      }
    });

const nextSteps = ({ lastPosition, takenAt, events, lastSeal }: BackupManifest, settings: Settings): string => {
  const steps = [
    ...(events === 'elsewhere' ? ['restore KurrentDB from a backup that is newer than this one;'] : []),
    `put the master keys back as ${settings.keyFile}, and the sealing key as ${settings.sealKeyFile};`,
    ...(lastSeal
      ? [
          `move ${settings.sealsFile} and ${settings.accessSealsFile} away if the former has seals after ${lastSeal.number}: the restored logs are older than these files;`,
        ]
      : []),
    'run "casefold verify log";',
    'start the service: its worker rebuilds the read models from the log.',
  ];
  return `Restored the state of ${takenAt}, up to position ${lastPosition}. Next:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
};
