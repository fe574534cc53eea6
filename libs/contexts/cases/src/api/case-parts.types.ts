import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#graphql';
import type { Instant, Tier } from '#kernel';
import type {
  AwaitedParty,
  ClosingGround,
  Confidence,
  FaultClass,
  InheritanceRule,
  LinkRelation,
  Priority,
  RepairMode,
} from '../case/case.events.js';
import {
  AwaitedPartyEnum,
  ClosingGroundEnum,
  ConfidenceEnum,
  FaultClassEnum,
  InheritanceRuleEnum,
  LinkRelationEnum,
  PriorityEnum,
  RepairModeEnum,
} from './enums.js';

@ObjectType({ description: 'How to reach who called, as far as told. A hint: it verifies nothing.' })
export class Contact {
  @Field(() => String, { nullable: true })
  readonly name?: string;

  @Field(() => String, { nullable: true })
  readonly phone?: string;

  @Field(() => String, { nullable: true })
  readonly email?: string;
}

@ObjectType({ description: 'What the app collected before the first contact.' })
export class Snapshot {
  @Field(() => String, { nullable: true })
  readonly deviceModel?: string;

  @Field(() => String, { nullable: true })
  readonly osVersion?: string;

  @Field(() => String, { nullable: true })
  readonly appVersion?: string;
}

@ObjectType({ description: 'The id of a thing in the system it came from.' })
export class ExternalReference {
  @Field(() => String)
  readonly source: string;

  @Field(() => String)
  readonly id: string;
}

@ObjectType()
export class StepTried {
  @Field(() => String)
  readonly step: string;

  @Field(() => String)
  readonly result: string;
}

@ObjectType()
export class Awaiting {
  @Field(() => AwaitedPartyEnum)
  readonly party: AwaitedParty;

  @Field(() => String, { nullable: true })
  readonly reason?: string;

  @Field(() => DateTime)
  readonly since: Instant;
}

@ObjectType({ description: 'An escalation that waits for an answer.' })
export class PendingEscalation {
  @Field(() => Int)
  readonly fromTier: Tier;

  @Field(() => Int)
  readonly toTier: Tier;

  @Field(() => String, { nullable: true })
  readonly specialty?: string;

  @Field(() => PriorityEnum)
  readonly severity: Priority;

  @Field(() => String, { nullable: true })
  readonly reason?: string;

  @Field(() => String, { nullable: true, description: 'Why it could not wait for a diagnosis.' })
  readonly urgentReason?: string;

  @Field(() => [StepTried], { nullable: true, description: 'What was already tried: it travels along.' })
  readonly attempts?: readonly StepTried[];

  @Field(() => DateTime)
  readonly since: Instant;
}

@ObjectType()
export class Diagnosis {
  @Field(() => Int, { description: 'Counts the diagnoses of the case, from 1.' })
  readonly nth: number;

  @Field(() => Int, { nullable: true, description: 'The earlier one that this revises; it stays in the history.' })
  readonly supersedes?: number;

  @Field(() => FaultClassEnum)
  readonly faultClass: FaultClass;

  @Field(() => [String])
  readonly faultCodes: readonly string[];

  @Field(() => String, { nullable: true })
  readonly symptom?: string;

  @Field(() => String, { nullable: true })
  readonly since?: string;

  @Field(() => String, { nullable: true })
  readonly trigger?: string;

  @Field(() => String, { nullable: true })
  readonly frequency?: string;

  @Field(() => [StepTried], { nullable: true })
  readonly steps?: readonly StepTried[];

  @Field(() => [String], { nullable: true, description: 'References to photographs, logs, measurements.' })
  readonly evidence?: readonly string[];

  @Field(() => ConfidenceEnum)
  readonly confidence: Confidence;

  @Field(() => DateTime)
  readonly diagnosedAt: Instant;

  @Field(() => ID, { nullable: true })
  readonly diagnosedBy?: string;
}

@ObjectType()
export class Replacement {
  @Field(() => String)
  readonly newSerial: string;

  @Field(() => DateTime, { description: 'Of the warranty that the new device inherits.' })
  readonly inheritedStart: Instant;

  @Field(() => DateTime)
  readonly inheritedEnd: Instant;

  @Field(() => InheritanceRuleEnum)
  readonly rule: InheritanceRule;

  @Field(() => DateTime)
  readonly replacedAt: Instant;
}

@ObjectType()
export class Repair {
  @Field(() => ID)
  readonly rmaId: string;

  @Field(() => RepairModeEnum)
  readonly mode: RepairMode;

  @Field(() => String)
  readonly deviceSerial: string;

  @Field(() => String)
  readonly faultCode: string;

  @Field(() => ID, { nullable: true })
  readonly siteId?: string;

  @Field(() => DateTime, { nullable: true })
  readonly appointmentAt?: Instant;

  @Field(() => DateTime)
  readonly scheduledAt: Instant;

  @Field(() => Replacement, { nullable: true })
  readonly replacement?: Replacement;
}

@ObjectType({ description: 'To another case, or to something in another system.' })
export class CaseLink {
  @Field(() => LinkRelationEnum)
  readonly relation: LinkRelation;

  @Field(() => ID, { nullable: true })
  readonly caseId?: string;

  @Field(() => ExternalReference, { nullable: true })
  readonly externalReference?: ExternalReference;

  @Field(() => String, { nullable: true, description: 'Why cases of different customers are linked.' })
  readonly overrideReason?: string;

  @Field(() => DateTime)
  readonly linkedAt: Instant;
}

@ObjectType({ description: 'Proposed, and not rejected since.' })
export class Resolution {
  @Field(() => String)
  readonly code: string;

  @Field(() => String, { nullable: true })
  readonly summary?: string;

  @Field(() => DateTime)
  readonly proposedAt: Instant;

  @Field(() => DateTime, { nullable: true })
  readonly confirmedAt?: Instant;
}

@ObjectType()
export class Closing {
  @Field(() => String)
  readonly code: string;

  @Field(() => String, { nullable: true })
  readonly cause?: string;

  @Field(() => ClosingGroundEnum)
  readonly ground: ClosingGround;
}
