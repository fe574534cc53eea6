import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, OriginEnum, Position } from '#graphql';
import type { Instant, Origin, Tier } from '#kernel';
import type { Level, Priority } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.status.js';
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
  DeviceSnapshot,
} from './case-parts.types.js';
import { CaseStatusEnum, LevelEnum, PriorityEnum } from './enums.js';

@ObjectType({
  description:
    'A support case, as the caller may see it. A nullable field is null if it does not apply or you may not ' +
    'see it.',
})
export class Case {
  @Field(() => ID, { description: 'Id of the case: a UUID.' })
  readonly id: string;

  @Field(() => String, {
    description:
      'Number of the case for people: digits, the last of which is a check digit, to be read out over a phone.',
  })
  readonly number: string;

  @Field(() => CaseStatusEnum, { description: 'Where the case is in its life.' })
  readonly status: CaseStatus;

  @Field(() => Awaiting, {
    nullable: true,
    description: 'What the case waits for. Null unless the status is `AWAITING`.',
  })
  readonly awaiting?: Awaiting;

  @Field(() => Int, {
    description: 'Tier that works on the case. 1 is frontline, 2 senior advisers and specialists, 3 engineering.',
  })
  readonly tier: Tier;

  @Field(() => PriorityEnum, { description: 'How urgent the case is.' })
  readonly priority: Priority;

  @Field(() => LevelEnum, {
    nullable: true,
    description: 'How much the problem affects the customer. Null if not assessed, or if you may not see it.',
  })
  readonly impact?: Level;

  @Field(() => LevelEnum, {
    nullable: true,
    description: 'How soon the customer needs a solution. Null if not assessed, or if you may not see it.',
  })
  readonly urgency?: Level;

  @Field(() => String, { description: 'Code of the category: `display`.' })
  readonly category: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the subcategory: `cracked-glass`. Null if the case has none.',
  })
  readonly subcategory?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the customer observes, in their words. Null if you may not see it, or once the personal data are ' +
      'erased.',
  })
  readonly symptom?: string;

  @Field(() => String, { description: 'Code of the channel by which the case was opened: `phone`.' })
  readonly channel: string;

  @Field(() => String, {
    description: 'Language in which the customer wants to be served, as a BCP 47 tag: `zh-Hans`.',
  })
  readonly language: string;

  @Field(() => String, {
    description: 'Region whose rules and service hours apply, as an ISO 3166 code: `HK`, `CN-BJ`.',
  })
  readonly region: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the customer that the case belongs to. Null for a guest, or if you may not see it.',
  })
  readonly customerId?: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the identity of the person in touch was last verified. Null if it was not, once the case is ' +
      'closed, or if you may not see it.',
  })
  readonly identityVerifiedAt?: Instant;

  @Field(() => Contact, {
    nullable: true,
    description:
      'How to reach the person who got in touch. Null if not stated, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly contact?: Contact;

  @Field(() => String, {
    nullable: true,
    description: 'Serial number of the device that the case is about. Null if unknown.',
  })
  readonly deviceSerial?: string;

  @Field(() => DeviceSnapshot, {
    nullable: true,
    description: 'What the support app collected about the device. Null if the case was not opened from the app.',
  })
  readonly snapshot?: DeviceSnapshot;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference to the screenshot that the support app uploaded. Null if none was given, if you may not see ' +
      'it, or once the personal data are erased.',
  })
  readonly screenshot?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the order that the case is about. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly orderNumber?: string;

  @Field(() => ExternalReference, {
    nullable: true,
    description: 'Record of this case in another system. Null if it has none.',
  })
  readonly externalReference?: ExternalReference;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the queue that the case is in: `hardware`. Null if it is in none, or if you may not see it.',
  })
  readonly queue?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the skills that the agent must have. Null if you may not see it.',
  })
  readonly skills?: readonly string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the agent that the case is assigned to. Null if it is unassigned, or if you may not see it.',
  })
  readonly assignee?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of times that the case moved from one queue to another. Null if you may not see it.',
  })
  readonly transferCount?: number;

  @Field(() => PendingEscalation, {
    nullable: true,
    description:
      'Escalation that the target tier has not answered yet. Null if there is none, or if you may not see it.',
  })
  readonly pendingEscalation?: PendingEscalation;

  @Field(() => Int, { description: 'Number of times that the case was escalated, answered or not.' })
  readonly escalationCount: number;

  @Field(() => Diagnosis, {
    nullable: true,
    description:
      'Current diagnosis; earlier ones are in the history. Null if the case is not diagnosed, or if you may ' +
      'not see it.',
  })
  readonly diagnosis?: Diagnosis;

  @Field(() => Int, { description: 'Number of diagnoses of the case, revisions included.' })
  readonly diagnosisCount: number;

  @Field(() => [Repair], { description: 'Repairs of the device, in the order in which they were scheduled.' })
  readonly repairs: readonly Repair[];

  @Field(() => [CaseLink], { description: 'Links to other cases and to records in other systems, oldest first.' })
  readonly links: readonly CaseLink[];

  @Field(() => Resolution, {
    nullable: true,
    description: 'Resolution that was proposed to the customer. Null if none is proposed, or if it was rejected.',
  })
  readonly resolution?: Resolution;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of reminders sent to the customer in the present silence. Null if none was sent since the ' +
      'customer was last heard from, or if you may not see it.',
  })
  readonly reminders?: number;

  @Field(() => Closing, { nullable: true, description: 'How the case was closed. Null unless the status is `CLOSED`.' })
  readonly closing?: Closing;

  @Field(() => Int, { description: 'Number of times that the case was reopened.' })
  readonly reopenCount: number;

  @Field(() => Int, { description: 'Number of resolutions that the customer rejected.' })
  readonly rejectionCount: number;

  @Field(() => Int, { description: 'Number of contacts with the customer, both directions.' })
  readonly contactCount: number;

  @Field(() => Int, { nullable: true, description: 'Number of notes on the case. Null if you may not see it.' })
  readonly noteCount?: number;

  @Field(() => DateTime, { description: 'When the case was opened.' })
  readonly openedAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer was last in touch or contacted. Null if no contact was recorded.',
  })
  readonly lastContactAt?: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the case was closed. Null unless the status is `CLOSED`.',
  })
  readonly closedAt?: Instant;

  @Field(() => DateTime, { description: 'When the last event of the case happened.' })
  readonly updatedAt: Instant;

  @Field(() => OriginEnum, { description: 'Whether the case was opened live, imported or made for a demo.' })
  readonly origin: Origin;

  @Field(() => Int, {
    description:
      'Revision of the last event of the case, from 0. Send it as `expectedRevision` with a command that ' +
      'builds on what you see.',
  })
  readonly revision: number;

  @Field(() => Position, { description: 'Position of the last event of the case in the log of all events.' })
  readonly position: string;
}
