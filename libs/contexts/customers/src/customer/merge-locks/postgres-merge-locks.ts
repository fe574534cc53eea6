import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { LocalMergeLocks, MergeLocks } from './merge-locks.js';

/** The turns of all processes on one database, by an advisory lock. A process waits for it with one connection at most. */
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
      client.release(disturbed); // a connection that may still hold the lock is closed, which gives it back
    }
  }
}

const lock = `hashtextextended('casefold customer merges', 0)`;
