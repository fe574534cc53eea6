import type { Pool } from 'pg';
import { casesOf, caseStream, LinkCustomer } from '#cases';
import { pause, repeat } from '#database';
import { deriveId } from '#command-processing';
import type { Command, Instant } from '#kernel';
import type { LeasedWork } from '#leases';
import { customersTable } from '../customer-list/customers.projection.js';

export interface RelinkParts {
  readonly pool: Pool;
  readonly clock: { now(): Instant };
  readonly send: (command: Command) => Promise<unknown>;
  readonly reportError: (error: unknown, work: string) => void;
}

const casesAtOnce = 100;
const pauseMs = 1_000;

/**
 * Moves the cases of merged records to the records they were merged into, one merge at a time. It has no state: the
 * read models show what is left to do, including cases opened later under an old id. So another worker can take over at
 * any time, and a repeated command changes nothing.
 */
export class RelinkCases implements LeasedWork {
  readonly name = 'cases of merged customers';

  constructor(private readonly parts: RelinkParts) {}

  readonly run = async (signal: AbortSignal): Promise<void> => {
    let after: string | undefined;
    const work = async (): Promise<void> => {
      after = await this.batch(after, signal);
      if (after === undefined) await pause(pauseMs, signal);
    };
    await repeat(work, (error) => this.parts.reportError(error, this.name), signal);
  };

  /**
   * Moves the next cases in order of their ids, so a case that cannot be moved does not hold up the rest. Returns the
   * last id if there may be more.
   */
  private async batch(after: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    const { rows: merged } = await this.parts.pool.query<{ customer_id: string; merged_into: string }>(
      `SELECT customer_id, merged_into FROM ${customersTable.relation} WHERE merged_into IS NOT NULL`,
    );
    const survivors = new Map(merged.map(({ customer_id, merged_into }) => [customer_id, merged_into]));
    const found = await casesOf(this.parts.pool, [...survivors.keys()], { after, limit: casesAtOnce });
    for (const { caseId, customerId } of found) {
      if (signal.aborted) return undefined;
      await this.relink(caseId, customerId, survivors.get(customerId));
    }
    return found.length < casesAtOnce ? undefined : found.at(-1)?.caseId;
  }

  /** A case that cannot be moved now, for example during an erasure, is retried in the next round. */
  private async relink(caseId: string, from: string, customerId = from): Promise<void> {
    const { clock, send, reportError } = this.parts;
    const commandId = deriveId('relink', caseId, from, customerId);
    const context = {
      commandId,
      actor: { id: 'customer-merging', role: 'system' } as const,
      now: clock.now(),
      correlationId: commandId,
    };
    await send(new LinkCustomer(caseStream(caseId), { customerId }, context)).catch((error: unknown) =>
      reportError(error, this.name),
    );
  }
}
