import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, OriginEnum, Position } from '#graphql';
import type { Instant, Origin, Tier } from '#kernel';
import type { Level, Priority } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import {
  Awaiting,
  CaseLink,
  Closing,
  Contact,
  Diagnosis,
  ExternalReference,
  PendingEscalation,
  Repair,
  Resolution,
  Snapshot,
} from './case-parts.types.js';
import { CaseStatusEnum, LevelEnum, PriorityEnum } from './enums.js';

@ObjectType({ description: 'A case as its reader may see it: what is not for them, and what does not apply, is null.' })
export class Case {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String, { description: 'Digits with a check digit, to be read over a phone.' })
  readonly number: string;

  @Field(() => CaseStatusEnum)
  readonly status: CaseStatus;

  @Field(() => Awaiting, { nullable: true, description: 'Only while the status is AWAITING.' })
  readonly awaiting?: Awaiting;

  @Field(() => Int, { description: '1 frontline, 2 senior adviser or specialist, 3 engineering.' })
  readonly tier: Tier;

  @Field(() => PriorityEnum)
  readonly priority: Priority;

  @Field(() => LevelEnum, { nullable: true })
  readonly impact?: Level;

  @Field(() => LevelEnum, { nullable: true })
  readonly urgency?: Level;

  @Field(() => String)
  readonly category: string;

  @Field(() => String, { nullable: true })
  readonly subcategory?: string;

  @Field(() => String, { nullable: true })
  readonly symptom?: string;

  @Field(() => String)
  readonly channel: string;

  @Field(() => String, { description: 'BCP 47: `zh-Hans`.' })
  readonly language: string;

  @Field(() => String)
  readonly region: string;

  @Field(() => ID, { nullable: true })
  readonly customerId?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the identity of who is in touch was last verified; only while the case is open.',
  })
  readonly identityVerifiedAt?: Instant;

  @Field(() => Contact, { nullable: true })
  readonly contact?: Contact;

  @Field(() => String, { nullable: true })
  readonly deviceSerial?: string;

  @Field(() => Snapshot, { nullable: true })
  readonly snapshot?: Snapshot;

  @Field(() => String, { nullable: true, description: 'Reference to the screenshot that came with the opening.' })
  readonly screenshot?: string;

  @Field(() => String, { nullable: true })
  readonly orderNumber?: string;

  @Field(() => ExternalReference, { nullable: true })
  readonly externalReference?: ExternalReference;

  @Field(() => String, { nullable: true })
  readonly queue?: string | null;

  @Field(() => [String], { nullable: true })
  readonly skills?: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The agent it is assigned to.' })
  readonly assignee?: string | null;

  @Field(() => Int, { nullable: true, description: 'Changes from one queue to another.' })
  readonly transferCount?: number;

  @Field(() => PendingEscalation, { nullable: true })
  readonly pendingEscalation?: PendingEscalation;

  @Field(() => Int)
  readonly escalationCount: number;

  @Field(() => Diagnosis, { nullable: true, description: 'The one that holds; revised ones are in the history.' })
  readonly diagnosis?: Diagnosis;

  @Field(() => Int)
  readonly diagnosisCount: number;

  @Field(() => [Repair])
  readonly repairs: readonly Repair[];

  @Field(() => [CaseLink])
  readonly links: readonly CaseLink[];

  @Field(() => Resolution, { nullable: true })
  readonly resolution?: Resolution;

  @Field(() => Int, { nullable: true, description: 'Sent to a customer who has been silent since.' })
  readonly reminders?: number;

  @Field(() => Closing, { nullable: true, description: 'Only while the status is CLOSED.' })
  readonly closing?: Closing;

  @Field(() => Int)
  readonly reopenCount: number;

  @Field(() => Int)
  readonly rejectionCount: number;

  @Field(() => Int)
  readonly contactCount: number;

  @Field(() => Int, { nullable: true })
  readonly noteCount?: number;

  @Field(() => DateTime)
  readonly openedAt: Instant;

  @Field(() => DateTime, { nullable: true })
  readonly lastContactAt?: Instant;

  @Field(() => DateTime, { nullable: true, description: 'Only while the status is CLOSED.' })
  readonly closedAt?: Instant;

  @Field(() => DateTime, { description: 'When the last event of the case occurred.' })
  readonly updatedAt: Instant;

  @Field(() => OriginEnum)
  readonly origin: Origin;

  @Field(() => Int, { description: 'To be sent as `expectedRevision` with a command that builds on what you see.' })
  readonly revision: number;

  @Field(() => Position)
  readonly position: string;
}
