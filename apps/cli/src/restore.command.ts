import path from 'node:path';
import { Command } from 'commander';
import { type BackupManifest, restore } from '#backup';
import { createLogger, readSettings, type Settings } from '#platform';
import { openLocalDatabase } from '#host';
import { schema } from '#product';
import { withProgress } from './progress.js';

/** `casefold restore DIR --keys DIR2`: fills an empty database. */
export const restoreCommand = (): Command =>
  new Command('restore')
    .description('Fill an empty database from a backup. Read models are folded from the log when a worker runs.')
    .argument('<folder>', 'the backup')
    .option('--keys <folder>', 'the keys of subjects, of that backup or of a later one')
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
            reportError: (err) => logger.warn({ err }, 'the connection to the database was disturbed'),
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
    ...(events === 'elsewhere' ? ['restore KurrentDB from a backup that was taken after this one;'] : []),
    `put the master keys back as ${settings.keyFile}, and the key that signs seals as ${settings.sealKeyFile};`,
    ...(lastSeal
      ? [
          `move ${settings.sealsFile} away if it holds seals after ${lastSeal.number}, and ${settings.accessSealsFile} with it: the logs are older than they are;`,
        ]
      : []),
    'run "casefold verify log";',
    'start the service: its worker folds the read models from the log.',
  ];
  return `Restored the state of ${takenAt}, up to position ${lastPosition}. Next:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
};
