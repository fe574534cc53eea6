import type { Pool } from 'pg';

/** Why the sealer refuses to go on, where every process can see it. */
export class SealingFault {
  constructor(private readonly pool: Pool) {}

  async record(reason: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO runtime.sealing_fault (reason) VALUES ($1)
       ON CONFLICT (only_one) DO UPDATE SET reason = EXCLUDED.reason`,
      [reason],
    );
  }

  async clear(): Promise<void> {
    await this.pool.query('DELETE FROM runtime.sealing_fault');
  }

  async find(): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ reason: string }>('SELECT reason FROM runtime.sealing_fault');
    return rows[0]?.reason;
  }
}
