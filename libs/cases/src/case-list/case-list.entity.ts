import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant, Origin, Tier } from '#kernel';
import { InstantColumn } from '#projections';
import type { AwaitedParty } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import type { CaseListRow } from './case-list.row.js';

@Entity({ schema: 'read', name: 'case_list_v1' })
export class CaseListEntity implements CaseListRow {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  status: CaseStatus;

  @Column('text', { name: 'awaited_party', nullable: true })
  awaitedParty: AwaitedParty | null;

  @Column('smallint', { name: 'priority_rank' })
  priorityRank: number;

  @Column('smallint')
  tier: Tier;

  @Column('text', { nullable: true })
  queue: string | null;

  @Column('text', { nullable: true })
  assignee: string | null;

  @Column('text')
  category: string;

  @Column('text', { nullable: true })
  subcategory: string | null;

  @Column('text')
  channel: string;

  @Column('text')
  language: string;

  @Column('text')
  region: string;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId: string | null;

  @Column('text', { name: 'device_serial', nullable: true })
  deviceSerial: string | null;

  @Column('boolean', { name: 'escalation_pending' })
  escalationPending: boolean;

  @Column('text')
  origin: Origin;

  @InstantColumn('opened_at')
  openedAt: Instant;

  @InstantColumn('updated_at')
  updatedAt: Instant;

  @InstantColumn('closed_at', { nullable: true })
  closedAt: Instant | null;
}
