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

@ObjectType({ description: 'How to reach the person who got in touch, as they stated it. It verifies nothing.' })
export class Contact {
  @Field(() => String, { nullable: true, description: 'Name, as the person stated it. Null if not stated.' })
  readonly name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone number as the person stated it, not normalised. Null if not stated.',
  })
  readonly phone?: string;

  @Field(() => String, { nullable: true, description: 'E-mail address as the person stated it. Null if not stated.' })
  readonly email?: string;
}

@ObjectType('Snapshot', { description: 'What the support app collected about a device before the first contact.' })
export class DeviceSnapshot {
  @Field(() => String, { nullable: true, description: 'Model code of the device. Null if the app did not send it.' })
  readonly deviceModel?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Version of the operating system of the device. Null if the app did not send it.',
  })
  readonly osVersion?: string;

  @Field(() => String, { nullable: true, description: 'Version of the support app. Null if the app did not send it.' })
  readonly appVersion?: string;
}

@ObjectType({ description: 'A record in another system.' })
export class ExternalReference {
  @Field(() => String, { description: 'Code of the other system: `servicenow`.' })
  readonly source: string;

  @Field(() => ID, { description: 'Id of the record in the other system: `INC0000045`.' })
  readonly id: string;
}

@ObjectType({ description: 'A diagnostic step that was tried, with its result.' })
export class StepTried {
  @Field(() => String, { description: 'What was tried.' })
  readonly step: string;

  @Field(() => String, { description: 'What came of it.' })
  readonly result: string;
}

@ObjectType({ description: 'The wait of a case for someone or something.' })
export class Awaiting {
  @Field(() => AwaitedPartyEnum, { description: 'Whom or what the case waits for.' })
  readonly party: AwaitedParty;

  @Field(() => String, {
    nullable: true,
    description:
      'What the party is expected to do. Null if none was given, if you may not see it, or once the personal data are ' +
      'erased.',
  })
  readonly reason?: string;

  @Field(() => DateTime, { description: 'When the case began to wait.' })
  readonly since: Instant;
}

@ObjectType({ description: 'An escalation of a case that the target tier has not answered yet.' })
export class PendingEscalation {
  @Field(() => Int, {
    description:
      'Tier that the case is in while the escalation is pending. 1 is frontline, 2 senior advisers and ' +
      'specialists, 3 engineering.',
  })
  readonly fromTier: Tier;

  @Field(() => Int, {
    description: 'Tier that was asked to take the case over: 2 is senior advisers and specialists, 3 engineering.',
  })
  readonly toTier: Tier;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the special knowledge that is needed: `cloud-recovery`. Null if none.',
  })
  readonly specialty?: string;

  @Field(() => PriorityEnum, { description: 'How urgently the target tier should answer.' })
  readonly severity: Priority;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the case needs the higher tier. Null if none was given, if you may not see it, or once the personal ' +
      'data are erased.',
  })
  readonly reason?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the case could not wait for a diagnosis. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly urgentReason?: string;

  @Field(() => [StepTried], {
    nullable: true,
    description:
      'Diagnostic steps that were tried before the escalation, so that nobody repeats them. Null if you may ' +
      'not see them, or once they are erased.',
  })
  readonly attempts?: readonly StepTried[];

  @Field(() => DateTime, { description: 'When the case was escalated.' })
  readonly since: Instant;
}

@ObjectType({ description: 'What was found to be wrong, and how.' })
export class Diagnosis {
  @Field(() => Int, { description: 'Number of the diagnosis within the case, from 1.' })
  readonly nth: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the earlier diagnosis that this one revises; that one stays in the history. Null for the ' +
      'first diagnosis.',
  })
  readonly supersedes?: number;

  @Field(() => FaultClassEnum, { description: 'Kind of fault that was found.' })
  readonly faultClass: FaultClass;

  @Field(() => [String], { description: 'Fault codes of the product catalogue. Empty if the diagnosis names none.' })
  readonly faultCodes: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What is wrong, as observed. Null if none was given, if you may not see it, or once the personal data ' +
      'are erased.',
  })
  readonly symptom?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Since when the fault occurs, in free words. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly since?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What makes the fault occur, in free words. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly trigger?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'How often the fault occurs, in free words. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly frequency?: string;

  @Field(() => [StepTried], {
    nullable: true,
    description:
      'Diagnostic steps that were tried, with their results. Null if you may not see them, or once they are ' +
      'erased.',
  })
  readonly steps?: readonly StepTried[];

  @Field(() => [String], {
    nullable: true,
    description:
      'References to photographs, logs or measurements. Null if you may not see them, or once they are erased.',
  })
  readonly evidence?: readonly string[];

  @Field(() => ConfidenceEnum, { description: 'How sure the diagnosis is.' })
  readonly confidence: Confidence;

  @Field(() => DateTime, { description: 'When the diagnosis was made.' })
  readonly diagnosedAt: Instant;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the person who made the diagnosis. Null if you may not see it.',
  })
  readonly diagnosedBy?: string;
}

@ObjectType({ description: 'The replacement of a device under repair by another device.' })
export class Replacement {
  @Field(() => String, { description: 'Serial number of the replacement device.' })
  readonly newSerial: string;

  @Field(() => DateTime, { description: 'Start of the warranty that the replacement device inherits.' })
  readonly inheritedStart: Instant;

  @Field(() => DateTime, { description: 'End of the warranty that the replacement device inherits.' })
  readonly inheritedEnd: Instant;

  @Field(() => InheritanceRuleEnum, { description: 'Rule by which the warranty was inherited.' })
  readonly rule: InheritanceRule;

  @Field(() => DateTime, { description: 'When the replacement was recorded.' })
  readonly replacedAt: Instant;
}

@ObjectType({ description: 'A repair of the device of a case.' })
export class Repair {
  @Field(() => ID, { description: 'Id of the repair (RMA: return merchandise authorisation).' })
  readonly rmaId: string;

  @Field(() => RepairModeEnum, { description: 'Where the device is repaired and how it gets there.' })
  readonly mode: RepairMode;

  @Field(() => String, { description: 'Serial number of the device under repair.' })
  readonly deviceSerial: string;

  @Field(() => String, { description: 'Code of the fault to repair.' })
  readonly faultCode: string;

  @Field(() => ID, { nullable: true, description: 'Id of the repair site. Null if none was chosen.' })
  readonly siteId?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer brings the device or it is collected. Null without an appointment.',
  })
  readonly appointmentAt?: Instant;

  @Field(() => DateTime, { description: 'When the repair was scheduled.' })
  readonly scheduledAt: Instant;

  @Field(() => Replacement, { nullable: true, description: 'Replacement of the device. Null if it was not replaced.' })
  readonly replacement?: Replacement;
}

@ObjectType({ description: 'A link from a case to another case or to a record in another system.' })
export class CaseLink {
  @Field(() => LinkRelationEnum, { description: 'What the linked case or record is to the case.' })
  readonly relation: LinkRelation;

  @Field(() => ID, { nullable: true, description: 'Id of the linked case. Null if the link leads to another system.' })
  readonly caseId?: string;

  @Field(() => ExternalReference, {
    nullable: true,
    description: 'Linked record in another system. Null if the link leads to a case.',
  })
  readonly externalReference?: ExternalReference;

  @Field(() => String, {
    nullable: true,
    description:
      'Why cases that do not belong to the same customer were linked. Null if none was given, if you may not ' +
      'see it, or once the personal data are erased.',
  })
  readonly overrideReason?: string;

  @Field(() => DateTime, { description: 'When the link was made.' })
  readonly linkedAt: Instant;
}

@ObjectType({ description: 'A resolution that was proposed to the customer and not rejected since.' })
export class Resolution {
  @Field(() => String, { description: 'Code of the resolution: `screen-replaced`.' })
  readonly code: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Explanation of the resolution for the customer. Null if none was given, if you may not see it, or once ' +
      'the personal data are erased.',
  })
  readonly summary?: string;

  @Field(() => DateTime, { description: 'When the resolution was proposed.' })
  readonly proposedAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer confirmed the resolution. Null while unconfirmed.',
  })
  readonly confirmedAt?: Instant;
}

@ObjectType({ description: 'How a case was closed.' })
export class Closing {
  @Field(() => String, { description: 'Closing code that says how the case ended: `replaced`.' })
  readonly code: string;

  @Field(() => String, { nullable: true, description: 'Code of the root cause. Null if unknown.' })
  readonly cause?: string;

  @Field(() => ClosingGroundEnum, { description: 'Why the case could be closed.' })
  readonly ground: ClosingGround;
}
