import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant, Tier } from '#kernel';
import { InstantColumn } from '#projections';
import type { Priority, StepTried } from '../case/case.events.js';
import type { PendingEscalationRow } from './escalation-board.projection.js';

@Entity({ schema: 'read', name: 'escalation_board_v2' })
export class PendingEscalationEntity implements PendingEscalationRow {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('smallint', { name: 'from_tier' })
  fromTier: Tier;

  @Column('smallint', { name: 'to_tier' })
  toTier: Tier;

  @Column('text', { nullable: true })
  specialty: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text')
  severity: Priority;

  @Column('text', { name: 'urgent_reason', nullable: true })
  urgentReason: string | null;

  @Column('jsonb', { nullable: true })
  attempts: StepTried[] | null;

  @Column('text', { name: 'escalated_by' })
  escalatedBy: string;

  @InstantColumn('escalated_at')
  escalatedAt: Instant;
}
