import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant, Tier } from '#kernel';
import { queueBoardTable } from './queue-board.projection.js';

/** The open cases of one tier in one queue. */
export interface QueueLoad {
  /** Null: in no queue. */
  readonly queue: string | null;
  readonly tier: Tier;
  readonly openCases: number;
  readonly oldestOpenedAt: Instant;
  /** Half of them were opened before. */
  readonly medianOpenedAt: Instant;
}

/** How much waits where and since when, as far as the projection `queue-board` has come. */
@Injectable()
export class QueueBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** By queue, then tier; aggregated from the cases at each call, so there is no counter that could drift. */
  loads(): Promise<QueueLoad[]> {
    return this.dataSource
      .getRepository(queueBoardTable.entity)
      .createQueryBuilder('b')
      .where('b.isOpen')
      .select('b.queue', 'queue')
      .addSelect('b.tier', 'tier')
      .addSelect('count(*)::integer', 'openCases')
      .addSelect('min(b.openedAt)', 'oldestOpenedAt')
      .addSelect('percentile_disc(0.5) WITHIN GROUP (ORDER BY b.openedAt)', 'medianOpenedAt')
      .groupBy('b.queue')
      .addGroupBy('b.tier')
      .orderBy('b.queue')
      .addOrderBy('b.tier')
      .getRawMany<QueueLoad>();
  }
}
