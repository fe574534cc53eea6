import type { ClientBase, Pool } from 'pg';
import type { EventStore } from '#event-store';
import { comparePositions } from '#kernel';
import type { Process } from './process.js';

/** Position of a process and its epoch, the fencing token: it increases whenever a worker takes the process over. */
export interface ProcessCheckpoint {
  readonly process: string;
  readonly position: string;
  readonly epoch: string;
}

/** Another worker has taken over the process. Nothing was written. */
export class ProcessSuperseded extends Error {
  override readonly name = 'ProcessSuperseded';

  constructor(process: string) {
    super(`Another worker has taken over the process ${process}`);
  }
}

/** The log ends before the checkpoint: it was restored from an older backup than the rest of the database. */
export class ProcessBeyondLog extends Error {
  override readonly name = 'ProcessBeyondLog';

  constructor({ process, position }: ProcessCheckpoint, end: string) {
    super(
      `The process ${process} has handled the log up to ${position}, but the log ends at ${end}: restore both from the same backup.`,
    );
  }
}

/**
 * Registers new processes at the present end of the log, so that they ignore earlier events. Call it before the program
 * accepts requests, so that they miss no later ones.
 * @throws ProcessBeyondLog if a checkpoint is beyond the end of the log.
 */
export const enrol = async (pool: Pool, store: EventStore, processes: readonly Process[]): Promise<void> => {
  const begin = await store.lastPosition();
  for (const { name } of processes) {
    await pool.query(
      'INSERT INTO runtime.processes (process, position) VALUES ($1, $2) ON CONFLICT (process) DO NOTHING',
      [name, begin],
    );
  }
  const { rows } = await pool.query<ProcessCheckpoint>(
    'SELECT process, position, epoch FROM runtime.processes WHERE process = ANY($1)',
    [processes.map(({ name }) => name)],
  );
  const end = await store.lastPosition(); // read last, since others may be appending
  for (const checkpoint of rows) {
    if (comparePositions(checkpoint.position, end) > 0) throw new ProcessBeyondLog(checkpoint, end);
  }
};

/** Takes a process over: raises its epoch, so that the previous worker can no longer commit. */
export const claimProcess = async (pool: Pool, process: Process): Promise<ProcessCheckpoint> => {
  const { rows } = await pool.query<ProcessCheckpoint>(
    'UPDATE runtime.processes SET epoch = epoch + 1 WHERE process = $1 RETURNING process, position, epoch',
    [process.name],
  );
  if (rows.length === 0) throw new Error(`The process ${process.name} was never enrolled`);
  return rows[0];
};

/**
 * Locks the process until the end of the transaction. Returns its checkpoint.
 * @throws ProcessSuperseded if another worker has taken over the process.
 */
export const holdProcess = async (
  client: ClientBase,
  { process, epoch }: ProcessCheckpoint,
): Promise<ProcessCheckpoint> => {
  const { rows } = await client.query<ProcessCheckpoint>({
    name: 'hold-process',
    text: 'SELECT process, position, epoch FROM runtime.processes WHERE process = $1 AND epoch = $2 FOR NO KEY UPDATE',
    values: [process, epoch],
  });
  if (rows.length === 0) throw new ProcessSuperseded(process);
  return rows[0];
};

/** Moves the checkpoint of a process that this transaction has locked. */
export const advanceProcess = async (
  client: ClientBase,
  { process }: ProcessCheckpoint,
  position: string,
): Promise<void> => {
  await client.query({
    name: 'advance-process',
    text: 'UPDATE runtime.processes SET position = $2, advanced_at = clock_timestamp(), error = NULL WHERE process = $1',
    values: [process, position],
  });
};

/**
 * Reads the stored checkpoint after a failure, since a commit whose answer was lost may have succeeded.
 * @throws ProcessSuperseded if another worker has taken over the process.
 */
export const rereadCheckpoint = async (
  pool: Pool,
  { process, epoch }: ProcessCheckpoint,
): Promise<ProcessCheckpoint> => {
  const { rows } = await pool.query<ProcessCheckpoint>(
    'SELECT process, position, epoch FROM runtime.processes WHERE process = $1 AND epoch = $2',
    [process, epoch],
  );
  if (rows.length === 0) throw new ProcessSuperseded(process);
  return rows[0];
};

/** Records the error of a process for operators, until it makes progress. */
export const noteProcessFailure = async (
  pool: Pool,
  { process, epoch }: ProcessCheckpoint,
  error: unknown,
): Promise<void> => {
  const message = error instanceof Error ? error.message : String(error);
  await pool.query('UPDATE runtime.processes SET error = $3 WHERE process = $1 AND epoch = $2', [
    process,
    epoch,
    message,
  ]);
};
