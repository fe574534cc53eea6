import { Command } from 'commander';
import { readSettings } from '#platform';
import { SealKey } from '#seals';

/** `casefold seals public-key`: prints the key with which others verify seals. */
export const sealsCommand = (): Command =>
  new Command('seals').description('Manage seals, which prove that the log was not changed.').addCommand(
    new Command('public-key').description('Print the public key that verifies seals, in PEM.').action(async () => {
      process.stdout.write((await SealKey.open(readSettings(process.env).sealKeyFile)).publicPem);
    }),
  );
