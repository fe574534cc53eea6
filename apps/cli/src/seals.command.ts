import { Command } from 'commander';
import { readSettings } from '#platform';
import { SealKey } from '#seals';

/** `casefold seals public-key`: what others need to verify seals. */
export const sealsCommand = (): Command =>
  new Command('seals').description('Tamper evidence of the log.').addCommand(
    new Command('public-key')
      .description('Print the public half of the key that signs seals (PEM), for those who verify.')
      .action(async () => {
        process.stdout.write((await SealKey.open(readSettings(process.env).sealKeyFile)).publicPem);
      }),
  );
