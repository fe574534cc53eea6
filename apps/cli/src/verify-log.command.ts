import { access, constants } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { Pool } from 'pg';
import { OperatorError } from '#kernel';
import { AccessRecords, accessSeals } from '#access-log';
import { EventStore } from '#event-store';
import { readSettings } from '#platform';
import { logSeals, type RawLog, SealTable, type SealTables, TrustedKeys, verifyLog } from '#seals';
import { withProgress } from './progress.js';
import { type Records, verificationText } from './verify-log-text.js';
import { withDatabase } from './with-database.js';

interface VerifyLogOptions {
  readonly published?: string;
  readonly publicKey?: string[];
  readonly json: boolean;
}

/** A log that has seals. */
interface SealedLog {
  readonly name: 'log' | 'access-log';
  readonly called: string;
  readonly records: Records;
  readonly tables: SealTables;
  readonly open: (app: INestApplicationContext) => RawLog;
}

const sealedLogs: readonly SealedLog[] = [
  { name: 'log', called: 'log', records: 'event', tables: logSeals, open: (app) => app.get(EventStore) },
  {
    name: 'access-log',
    called: 'audit log',
    records: 'entry',
    tables: accessSeals,
    open: (app) => new AccessRecords(app.get(Pool)),
  },
];

/** `casefold verify log`, `casefold verify access-log`: verifies a log against its seals. */
export const verifyLogsCommand = (): Command => {
  const command = new Command('verify').description('Verify a log against its seals.');
  for (const log of sealedLogs) command.addCommand(verifyLogCommand(log));
  return command;
};

const verifyLogCommand = (log: SealedLog): Command =>
  new Command(log.name)
    .description(`Read the whole ${log.called} and verify it against its seals. Exits with 1 if it was changed.`)
    .option('--published <file>', 'published seals, which the log must contain')
    .option('--public-key <file...>', 'trusted public keys, in PEM (default: those of the sealing key file)')
    .option('--json', 'print the result as JSON', false)
    .action(async ({ published, publicKey, json }: VerifyLogOptions) => {
      if (published !== undefined) await assertReadable(published, `${published} cannot be read.`);
      const trusted = await trustedKeys(publicKey);
      const result = await withDatabase(`casefold verify ${log.name}`, [], async (app) => {
        const store = log.open(app);
        const seals = new SealTable(app.get(Pool), log.tables.seals);
        const total = store.densePositions ? Number(await store.lastPosition()) : 0;
        return withProgress('records', total, (onProgress) =>
          verifyLog({ store, seals, trusted, published, onProgress }),
        );
      });
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : verificationText(result, log.records));
      if (result.broken) process.exitCode = 1;
    });

const trustedKeys = async (publicKey: readonly string[] | undefined): Promise<TrustedKeys> => {
  const { sealKeyFile } = readSettings(process.env);
  for (const file of publicKey ?? []) await assertReadable(file, `${file} cannot be read.`);
  const noKey = `There is no sealing key in ${sealKeyFile}. Name the trusted public keys with --public-key.`;
  if (!publicKey) await assertReadable(sealKeyFile, noKey);
  return TrustedKeys.fromFiles(publicKey ?? [sealKeyFile]);
};

const assertReadable = async (file: string, sentence: string): Promise<void> => {
  await access(file, constants.R_OK).catch(() => {
    throw new OperatorError(sentence);
  });
};
