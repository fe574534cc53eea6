import { access, constants } from 'node:fs/promises';
import { Command } from 'commander';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { readSettings, StartupError } from '#platform';
import { SealTable, TrustedKeys, verifyLog } from '#seals';
import { withProgress } from './progress.js';
import { verificationText } from './verify-log-text.js';
import { withDatabase } from './with-database.js';

interface VerifyLogOptions {
  readonly published?: string;
  readonly publicKey?: string[];
  readonly json: boolean;
}

/** `casefold verify log`: whether the log is what it was when it was sealed. */
export const verifyCommand = (): Command =>
  new Command('verify')
    .description('Find out whether what is stored is what it should be.')
    .addCommand(verifyLogCommand());

const verifyLogCommand = (): Command =>
  new Command('log')
    .description('Read the whole log again and hold it against its seals. Ends with 1 where it is broken.')
    .option('--published <file>', 'seals that were published, to be found in the log again')
    .option('--public-key <file...>', 'keys that may have signed, in PEM (default: those of the sealing key file)')
    .option('--json', 'print the result as JSON', false)
    .action(async ({ published, publicKey, json }: VerifyLogOptions) => {
      const { sealKeyFile } = readSettings(process.env);
      for (const file of [...(publicKey ?? []), ...(published === undefined ? [] : [published])]) {
        await assertReadable(file, `${file} can't be read.`);
      }
      const noKey = `There is no sealing key in ${sealKeyFile}: name those that may have signed, with --public-key.`;
      if (!publicKey) await assertReadable(sealKeyFile, noKey);
      const trusted = await TrustedKeys.fromFiles(publicKey ?? [sealKeyFile]);
      const result = await withDatabase('casefold verify log', [], async (app) => {
        const store = app.get(EventStore);
        const seals = new SealTable(app.get(Pool));
        const total = store.densePositions ? Number(await store.lastPosition()) : 0;
        return withProgress('events', total, (onProgress) =>
          verifyLog({ store, seals, trusted, published, onProgress }),
        );
      });
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : verificationText(result));
      if (result.broken) process.exitCode = 1;
    });

const assertReadable = async (file: string, sentence: string): Promise<void> => {
  await access(file, constants.R_OK).catch(() => {
    throw new StartupError(sentence);
  });
};
