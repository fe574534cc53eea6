import type { Pool } from 'pg';

/** A lease expires this long after its last renewal. */
export const leaseMilliseconds = 3_000;

/** Uses only the database's clock, so that machines' clocks need not agree. */
export class LeaseTable {
  constructor(
    private readonly pool: Pool,
    private readonly holder: string,
  ) {}

  /** Records that this worker is alive. Returns the number of live workers, including this one. */
  async reportAlive(): Promise<number> {
    const { rows } = await this.pool.query<{ workers: number }>({
      name: 'report-alive',
      text: `WITH gone AS (DELETE FROM runtime.workers WHERE id <> $1 AND seen_at <= now() - $2 * interval '1 ms'),
               here AS (INSERT INTO runtime.workers (id, seen_at) VALUES ($1, now())
                        ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at)
             SELECT 1 + count(*)::integer AS workers FROM runtime.workers
             WHERE id <> $1 AND seen_at > now() - $2 * interval '1 ms'`,
      values: [this.holder, leaseMilliseconds],
    });
    return rows[0].workers;
  }

  /** Extends the leases of this worker. Returns the names that it still holds. */
  async renew(): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ name: string }>({
      name: 'renew-leases',
      text: `UPDATE runtime.leases SET expires_at = clock_timestamp() + $2 * interval '1 ms' WHERE holder = $1 RETURNING name`,
      values: [this.holder, leaseMilliseconds],
    });
    return new Set(rows.map(({ name }) => name));
  }

  /** Takes this lease if nobody holds it. Returns whether it did. */
  async take(name: string): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'take-lease',
      text: `INSERT INTO runtime.leases AS l (name, holder, expires_at)
             VALUES ($1, $2, clock_timestamp() + $3 * interval '1 ms')
             ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at
             WHERE l.expires_at <= clock_timestamp()`,
      values: [name, this.holder, leaseMilliseconds],
    });
    return rowCount === 1;
  }

  async giveBack(name: string): Promise<void> {
    await this.pool.query('DELETE FROM runtime.leases WHERE name = $1 AND holder = $2', [name, this.holder]);
  }

  /** Deregisters this worker, so that the others can share its leases at once. */
  async leave(): Promise<void> {
    await this.pool.query('DELETE FROM runtime.workers WHERE id = $1', [this.holder]);
  }
}
