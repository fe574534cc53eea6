import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { LocalMergeLocks, MergeLocks } from './merge-locks.js';

/**
 * Serialises the merges of all processes on one database, by an advisory lock. Each process waits with at most one
 * connection.
 */
@Injectable()
export class PostgresMergeLocks extends MergeLocks {
  private readonly local = new LocalMergeLocks();

  constructor(private readonly pool: Pool) {
    super();
  }

  take<Result>(merge: () => Promise<Result>): Promise<Result> {
    return this.local.take(() => this.locked(merge));
  }

  private async locked<Result>(merge: () => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let disturbed = true;
    try {
      await client.query(`SELECT pg_advisory_lock(${lock})`);
      const result = await merge().finally(() => client.query(`SELECT pg_advisory_unlock(${lock})`));
      disturbed = false;
      return result;
    } finally {
      client.release(disturbed); // closes a connection that may still hold the lock, which releases it
    }
  }
}

const lock = `hashtextextended('casefold customer merges', 0)`;
