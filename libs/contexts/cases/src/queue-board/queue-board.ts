import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant, Tier } from '#kernel';
import { queueBoardTable } from './queue-board.projection.js';

/** The open cases of one tier in one queue. */
export interface QueueLoad {
  /** Null stands for cases in no queue. */
  readonly queue: string | null;
  readonly tier: Tier;
  readonly openCases: number;
  readonly oldestOpenedAt: Instant;
  /** Median of the opening times. */
  readonly medianOpenedAt: Instant;
}

/** Reads the load of queues, as of the checkpoint of the projection `queue-board`. */
@Injectable()
export class QueueBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** Loads ordered by queue, then tier. Counted from the cases at each call, so no counter can drift. */
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
