import type { Pool } from 'pg';
import { backOff } from '#database';
import type { Instant } from '#kernel';
import type { LeasedWork } from '#leases';
import {
  claimProcess,
  noteProcessFailure,
  type ProcessCheckpoint,
  ProcessSuperseded,
  rereadCheckpoint,
} from './process-checkpoint.js';
import { type ProcessLog, ProcessTransactions } from './process-transactions.js';
import type { Process } from './process.js';
import { waitingInputs } from './waiting-inputs.js';
import type { Wakeup } from './wakeup.js';

export interface ProcessRunnerParts extends ProcessLog {
  readonly pool: Pool;
  /** Decides when timers are due. */
  readonly clock: { now(): Instant };
  /** Called with failures, which are retried. */
  readonly reportError: (error: unknown, work: string) => void;
  /** Rung after each commit, for the sender. */
  readonly written: Wakeup;
  /** Rung by the sender after each outcome. */
  readonly settled: Wakeup;
}

const batchSize = 500;
const lookMilliseconds = 200;

/** Makes one process react to its events, timers and outcomes, until another worker takes it over. */
export class ProcessRunner implements LeasedWork {
  readonly name: string;

  constructor(
    private readonly parts: ProcessRunnerParts,
    private readonly process: Process,
  ) {
    this.name = `process ${process.name}`;
  }

  /** @throws ProcessSuperseded if another worker takes the process over. */
  readonly run = async (signal: AbortSignal): Promise<void> => {
    const { pool } = this.parts;
    const checkpoint = await claimProcess(pool, this.process);
    const transactions = new ProcessTransactions(pool, this.parts, this.process, checkpoint);
    const stop = new AbortController();
    const end = AbortSignal.any([signal, stop.signal]);
    const loops = [
      this.repeat(checkpoint, end, (progress) => this.followLog(transactions, checkpoint, end, progress)),
      this.repeat(checkpoint, end, (progress) => this.watch(transactions, end, progress)),
    ];
    try {
      await Promise.all(loops);
    } finally {
      stop.abort();
      await Promise.allSettled(loops); // wait until nothing is in flight
    }
  };

  /** Retries after failures, backing off until there is progress. */
  private async repeat(
    checkpoint: ProcessCheckpoint,
    signal: AbortSignal,
    loop: (progress: () => void) => Promise<void>,
  ): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await loop(() => (failures = 0));
      } catch (error) {
        if (error instanceof ProcessSuperseded) throw error;
        failures += 1;
        this.parts.reportError(error, this.name);
        await noteProcessFailure(this.parts.pool, checkpoint, error).catch(() => undefined); // reported above
        await backOff(failures, signal);
      }
    }
  }

  private async followLog(
    transactions: ProcessTransactions,
    checkpoint: ProcessCheckpoint,
    signal: AbortSignal,
    progress: () => void,
  ): Promise<void> {
    const { pool, store, written } = this.parts;
    let { position: after } = await rereadCheckpoint(pool, checkpoint);
    const categories = Object.keys(this.process.reactsTo);
    for await (const { events, through } of store.subscribe({ after, categories, batchSize, signal })) {
      await transactions.takeEvents(events, after, through);
      after = through;
      progress();
      written.ring();
    }
  }

  /** Polls for timers, outcomes and requested retries. */
  private async watch(transactions: ProcessTransactions, signal: AbortSignal, progress: () => void): Promise<void> {
    const { pool, clock, written, settled } = this.parts;
    while (!signal.aborted) {
      const waiting = await waitingInputs(pool, this.process, clock.now());
      if (waiting.timers) await transactions.takeTimers(clock.now());
      if (waiting.outcomes) await transactions.takeOutcomes();
      if (waiting.retries) await transactions.retryParked();
      progress();
      if (waiting.timers || waiting.outcomes || waiting.retries) written.ring();
      else await settled.wait(lookMilliseconds, signal);
    }
  }
}
