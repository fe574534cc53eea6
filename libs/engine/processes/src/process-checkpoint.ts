import type { ClientBase, Pool } from 'pg';
import type { EventStore } from '#event-store';
import { comparePositions } from '#kernel';
import type { Process } from './process.js';

/** Up to where a process has reacted to the log, and by whose work: the epoch grows with every worker that takes over. */
export interface ProcessCheckpoint {
  readonly process: string;
  readonly position: string;
  readonly epoch: string;
}

/** Another worker has taken the process over; nothing was written. */
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
      `The process ${process} has reacted to the log up to ${position}, but the log ends at ${end}: restore both from one backup.`,
    );
  }
}

/**
 * Lets processes that were never run before begin at the present end of the log: what happened earlier is not theirs. Done
 * before the program takes requests, so that nothing that comes after is missed.
 * @throws ProcessBeyondLog
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
  const end = await store.lastPosition(); // asked last: others may be at work
  for (const checkpoint of rows) {
    if (comparePositions(checkpoint.position, end) > 0) throw new ProcessBeyondLog(checkpoint, end);
  }
};

/** Takes a process over: whoever worked on it before can't commit any more. */
export const claimProcess = async (pool: Pool, process: Process): Promise<ProcessCheckpoint> => {
  const { rows } = await pool.query<ProcessCheckpoint>(
    'UPDATE runtime.processes SET epoch = epoch + 1 WHERE process = $1 RETURNING process, position, epoch',
    [process.name],
  );
  if (rows.length === 0) throw new Error(`The process ${process.name} was never enrolled`);
  return rows[0];
};

/**
 * Keeps every other transaction of the process out until this one ends, and answers where the process stands.
 * @throws ProcessSuperseded
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

/** Moves the checkpoint of a process that this transaction holds. */
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
 * Where a process stands in the database, as its worker must know before it tries again: what a commit came to whose answer
 * was lost.
 * @throws ProcessSuperseded
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

/** Leaves the error of a process for operators to see, until it goes on. */
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
