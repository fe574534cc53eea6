import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { DateTime, filterInput, IntField, largestPage, NestedField } from '#graphql';
import type { Instant, Tier } from '#kernel';
import { StepTried } from '../api/case-parts.types.js';
import { PriorityEnum } from '../api/enums.js';
import type { Priority } from '../case/case.events.js';
import type { EscalationFilter, WaitingEscalation } from './escalation-board.js';
import { escalationBoardTable } from './escalation-board.projection.js';

const criteria = {
  toTier: { choices: [2, 3], description: 'Only escalations to one of these tiers: 2 senior, 3 engineering.' },
  specialty: { description: 'Only escalations that need one of these specialties, by code: `cloud-recovery`.' },
  severity: { choices: PriorityEnum, description: 'Only escalations with one of these severities.' },
};

@InputType({
  description:
    'Which escalations to include. An escalation must meet every criterion that is given; in a list, one of ' +
    'the values is enough.',
})
export class EscalationFilterInput extends filterInput(escalationBoardTable, criteria) implements EscalationFilter {}

@ArgsType()
export class EscalationsArgs {
  @NestedField(() => EscalationFilterInput, {
    nullable: true,
    description: 'Which escalations to list. All pending ones if omitted.',
  })
  readonly filter?: EscalationFilterInput | null;

  @IntField({
    nullable: true,
    min: 2,
    max: 3,
    description:
      'Only escalations to this tier; all tiers if omitted. Short for `filter: { toTier: [2] }`, and takes ' +
      'precedence over it.',
  })
  readonly toTier?: Tier;

  @IntField({
    min: 1,
    max: largestPage,
    defaultValue: 50,
    description: 'Number of escalations to return, the longest waiting ones.',
  })
  readonly first: number;
}

@ObjectType({ description: 'An escalation that the target tier has not answered yet.' })
export class Escalation implements WaitingEscalation {
  /** The customer whose data it contains; used by the access rules. */
  readonly customerId?: string;

  @Field(() => ID, { description: 'Id of the escalated case.' })
  readonly caseId: string;

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
    description:
      'Code of the special knowledge that is needed: `cloud-recovery`. Null if none, or if you may not see it.',
  })
  readonly specialty: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the case needs the higher tier. Null if you may not see it, or once the personal data are erased.',
  })
  readonly reason: string | null;

  @Field(() => PriorityEnum, { description: 'How urgently the target tier should answer.' })
  readonly severity: Priority;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the case could not wait for a diagnosis. Null if none was given, if you may not see it, or once the ' +
      'personal data are erased.',
  })
  readonly urgentReason: string | null;

  @Field(() => [StepTried], {
    nullable: true,
    description:
      'Diagnostic steps that were tried before the escalation, so that nobody repeats them. Null if you may ' +
      'not see them, or once they are erased.',
  })
  readonly attempts: readonly StepTried[] | null;

  @Field(() => ID, { description: 'Id of the person who escalated the case.' })
  readonly escalatedBy: string;

  @Field(() => DateTime, { description: 'When the case was escalated.' })
  readonly escalatedAt: Instant;
}

/** Who may read which fields of an escalation; depends on its case. */
export const escalationRules: TypeRules = {
  resource: 'case',
  root: ({ caseId, customerId, toTier }: WaitingEscalation) => ({
    id: caseId,
    customerId,
    pendingEscalation: { toTier },
  }),
  open: 'caseId case fromTier toTier severity escalatedAt dwellSeconds',
  internal: 'specialty reason urgentReason attempts escalatedBy',
  text: 'reason urgentReason attempts',
};
