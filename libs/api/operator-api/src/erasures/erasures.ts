import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { erasureStatuses } from '#erasure';
import { type Erasure, erasureOf, type ErasuresArgs } from './erasure.types.js';

/** Reads the status of erasures. */
@Injectable()
export class Erasures {
  constructor(private readonly pool: Pool) {}

  async latest({ customerId, first }: ErasuresArgs): Promise<Erasure[]> {
    const asked = { customerIds: customerId ? [customerId] : undefined, limit: first };
    return (await erasureStatuses(this.pool, asked)).map(erasureOf);
  }
}
