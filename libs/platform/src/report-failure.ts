import { BackupError } from '#backup';
import { NewerDatabase } from '#database';
import { EmbeddedPostgresError } from '#embedded-postgres';
import { KurrentUnusable, NotDurable, WrongLog } from '#event-store';
import { DamagedKeyFile, UnknownMasterKey } from '#privacy';
import { CheckpointBeyondLog, RebuildError } from '#projections';
import { DamagedSealFile } from '#seals';
import { StartupError } from './startup-error.js';

const tellable = [
  StartupError,
  EmbeddedPostgresError,
  NewerDatabase,
  NotDurable,
  KurrentUnusable,
  WrongLog,
  UnknownMasterKey,
  DamagedKeyFile,
  DamagedSealFile,
  BackupError,
  CheckpointBeyondLog,
  RebuildError,
];

/**
 * Ends a program's `main` that failed: one sentence on stderr where somebody can do something about it, the whole error
 * where it is a bug, and exit code 1 either way.
 */
export const reportFailure = (error: unknown): void => {
  const isTellable = tellable.some((kind) => error instanceof kind);
  const text = error instanceof Error ? (isTellable ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};
