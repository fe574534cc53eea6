import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { LeasedWork } from './leased-work.js';
import { leaseMilliseconds, LeaseTable } from './lease-table.js';

export interface WorkerLeasesParts {
  readonly pool: Pool;
  /** All work there is. Must be the same list in every worker. */
  readonly works: readonly LeasedWork[];
  /** Called when work fails or the database does not answer. Both are retried. */
  readonly reportError: (error: unknown, work?: string) => void;
}

interface Held {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const roundMilliseconds = leaseMilliseconds / 3;

/**
 * Divides work among workers. Each takes its share, gives back its surplus when others join, and takes over the work of
 * dead workers once their leases have expired.
 */
export class WorkerLeases {
  readonly holder = randomUUID();
  private readonly table: LeaseTable;
  private readonly held = new Map<string, Held>();
  private renewedAt = performance.now();

  constructor(private readonly parts: WorkerLeasesParts) {
    this.table = new LeaseTable(parts.pool, this.holder);
  }

  /** Works until the signal aborts. Resolves once nothing is in flight and every lease is given back. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => this.outOfReach(error));
      await sleep(roundMilliseconds, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all([...this.held.keys()].map((name) => this.release(name)));
    await this.table.leave().catch((error: unknown) => this.parts.reportError(error));
  }

  private async round(): Promise<void> {
    const startedAt = performance.now();
    const workers = await this.table.reportAlive();
    const renewed = await this.table.renew();
    this.renewedAt = startedAt;
    for (const [name, { stop }] of this.held) if (!renewed.has(name)) stop.abort();
    await this.settleOn(Math.ceil(this.parts.works.length / workers));
  }

  private async settleOn(share: number): Promise<void> {
    const surplus = [...this.held.keys()].slice(share);
    await Promise.all(surplus.map((name) => this.release(name)));
    for (const work of this.parts.works) {
      if (this.held.size >= share) return;
      if (!this.held.has(work.name) && (await this.table.take(work.name))) this.begin(work);
    }
  }

  private begin({ name, run }: LeasedWork): void {
    const stop = new AbortController();
    const done = run(stop.signal)
      .catch((error: unknown) => this.parts.reportError(error, name))
      .then(() => this.table.giveBack(name)) // also if the work ended by itself, so that any worker can take it again
      .catch((error: unknown) => this.parts.reportError(error))
      .finally(() => this.held.delete(name));
    this.held.set(name, { stop, done });
  }

  private async release(name: string): Promise<void> {
    const held = this.held.get(name);
    held?.stop.abort();
    await held?.done;
  }

  /** Stops all work if the leases may have expired unnoticed. */
  private outOfReach(error: unknown): void {
    this.parts.reportError(error);
    if (performance.now() - this.renewedAt < leaseMilliseconds) return;
    for (const { stop } of this.held.values()) stop.abort();
  }
}
