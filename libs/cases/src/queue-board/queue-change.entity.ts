import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { InstantColumn } from '#projections';
import type { CaseEventType } from '../case/case.events.js';
import type { QueueChangeRow } from './queue-board.projection.js';

@Entity({ schema: 'read', name: 'queue_changes_v1' })
export class QueueChangeEntity implements QueueChangeRow {
  @PrimaryColumn('text', { name: 'change_id' })
  changeId: string;

  @Column('numeric', { precision: 20 })
  position: string;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  cause: CaseEventType;

  @Column('text', { name: 'from_queue', nullable: true })
  fromQueue: string | null;

  @Column('text', { name: 'to_queue', nullable: true })
  toQueue: string | null;

  @InstantColumn('occurred_at')
  occurredAt: Instant;

  @InstantColumn('recorded_at')
  recordedAt: Instant;
}
