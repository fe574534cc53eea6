import { pause, repeat } from '#database';
import type { LeasedWork } from '#leases';
import { keyLifetimeMilliseconds } from '#encryption';
import type { Erasure } from './erasure.js';
import type { ErasureParts } from './erasure-parts.js';
import { ErasureTakenOver, noteErasureFailure, openErasures } from './erasure-table.js';
import { nextStep } from './next-step.js';
import { takeRequests } from './take-requests.js';
import { vacuumReadTables } from './vacuum.js';

const roundMilliseconds = 500;
const erasuresAtOnce = 8;

/** Statements that append time out after 30 seconds. */
const longestAppendMilliseconds = 30_000;

/** How long after its announcement an erasure may destroy keys, so that no process has them cached. */
export const usualQuietMilliseconds = keyLifetimeMilliseconds + longestAppendMilliseconds + 5_000;

/**
 * Performs the erasures requested by `ErasureRequested`, step by step. After a crash, the next worker continues with
 * the next step.
 */
export class ErasureWork implements LeasedWork {
  readonly name = 'erasures';
  /** Whether data were cleaned since read tables were last vacuumed. */
  private cleaned = false;

  constructor(private readonly parts: ErasureParts) {}

  readonly run = (signal: AbortSignal): Promise<void> =>
    repeat(
      async () => {
        await this.round(signal);
        await pause(roundMilliseconds, signal);
      },
      this.parts.reportError,
      signal,
    );

  /** Takes each open erasure as far as possible. */
  async round(signal: AbortSignal): Promise<void> {
    await takeRequests(this.parts.pool, this.parts.store);
    const open = [...(await openErasures(this.parts.pool))];
    const workers = Array.from({ length: erasuresAtOnce }, async () => {
      for (let next = open.shift(); next && !signal.aborted; next = open.shift()) await this.advance(next, signal);
    });
    await Promise.all(workers);
    if (this.cleaned) await vacuumReadTables(this.parts.pool);
    this.cleaned = false;
  }

  private async advance(erasure: Erasure, signal: AbortSignal): Promise<void> {
    let reached = erasure;
    try {
      for (let next = await nextStep(reached, this.parts); next; next = await nextStep(reached, this.parts)) {
        reached = next;
        if (next.step === 'cleaned') this.cleaned = true;
        if (signal.aborted) return;
      }
    } catch (error) {
      if (error instanceof ErasureTakenOver) return;
      this.parts.reportError(error, erasure.id);
      await noteErasureFailure(this.parts.pool, reached, error instanceof Error ? error.message : String(error));
    }
  }
}
