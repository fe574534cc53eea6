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
 * Takes the cases of merged records to those they were merged into, step by step where those were merged too. It remembers
 * nothing: what is left to do shows in the read models, also cases that are opened under an old id later. So it goes on where
 * another worker has stopped, and what is sent twice changes nothing.
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
   * Moves the next cases in the order of their ids, so that one which can't be moved keeps none behind it. Gives the last id
   * where there may be more.
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

  /** One that can't be moved now, as while data are being erased, is left for the next time. */
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
