import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant, Tier } from '#kernel';
import { InstantColumn } from '#projections';
import type { QueueBoardRow } from './queue-board.projection.js';

@Entity({ schema: 'read', name: 'queue_board_v1' })
export class QueueBoardEntity implements QueueBoardRow {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text', { nullable: true })
  queue: string | null;

  @Column('smallint')
  tier: Tier;

  @Column('boolean', { name: 'is_open' })
  isOpen: boolean;

  @InstantColumn('opened_at')
  openedAt: Instant;
}
