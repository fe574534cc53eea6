import type { Pool } from 'pg';
import { logSeals } from './raw-log.js';

/** Why the sealer has stopped, stored for all processes to see. */
export class SealingFault {
  constructor(
    private readonly pool: Pool,
    private readonly table = logSeals.fault,
  ) {}

  async record(reason: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.table} (reason) VALUES ($1)
       ON CONFLICT (only_one) DO UPDATE SET reason = EXCLUDED.reason`,
      [reason],
    );
  }

  async clear(): Promise<void> {
    await this.pool.query(`DELETE FROM ${this.table}`);
  }

  async find(): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ reason: string }>(`SELECT reason FROM ${this.table}`);
    return rows[0]?.reason;
  }
}
