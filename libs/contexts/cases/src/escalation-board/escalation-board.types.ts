import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { DateTime, filterInput, IntField, largestPage, NestedField } from '#graphql';
import type { Instant, Tier } from '#kernel';
import { StepTried } from '../api/case-parts.types.js';
import { PriorityEnum } from '../api/enums.js';
import type { Priority } from '../case/case.events.js';
import type { EscalationFilter, WaitingEscalation } from './escalation-board.js';
import { escalationBoardTable } from './escalation-board.projection.js';

const choices = { toTier: [2, 3], severity: PriorityEnum };

@InputType({ description: 'Everything given must hold; of a list, any one value. Null in a list stands for none.' })
export class EscalationFilterInput extends filterInput(escalationBoardTable, choices) implements EscalationFilter {}

@ArgsType()
export class EscalationsArgs {
  @NestedField(() => EscalationFilterInput, { nullable: true, description: 'All that wait without it.' })
  readonly filter?: EscalationFilterInput | null;

  @IntField({ nullable: true, min: 2, max: 3, description: 'Short for `filter: { toTier: [2] }`, and stronger.' })
  readonly toTier?: Tier;

  @IntField({ min: 1, max: largestPage, defaultValue: 50, description: 'The longest waiting; at most 100.' })
  readonly first: number;
}

@ObjectType({ description: 'An escalation that waits for the tier it goes to.' })
export class Escalation implements WaitingEscalation {
  /** Whose data it tells, for the access rules. */
  readonly customerId?: string;

  @Field(() => ID)
  readonly caseId: string;

  @Field(() => Int)
  readonly fromTier: Tier;

  @Field(() => Int)
  readonly toTier: Tier;

  @Field(() => String, { nullable: true })
  readonly specialty: string | null;

  @Field(() => String, { nullable: true, description: 'Null once the personal data of the customer are erased.' })
  readonly reason: string | null;

  @Field(() => PriorityEnum)
  readonly severity: Priority;

  @Field(() => String, { nullable: true, description: 'Why it could not wait for a diagnosis.' })
  readonly urgentReason: string | null;

  @Field(() => [StepTried], { nullable: true, description: 'What was already tried: it travels along.' })
  readonly attempts: readonly StepTried[] | null;

  @Field(() => ID)
  readonly escalatedBy: string;

  @Field(() => DateTime)
  readonly escalatedAt: Instant;
}

/** Who is given what of an escalation: its case decides (domain.md §4). */
export const escalationRules: TypeRules = {
  kind: 'case',
  whole: ({ caseId, customerId, toTier }: WaitingEscalation) => ({
    id: caseId,
    customerId,
    pendingEscalation: { toTier },
  }),
  open: 'caseId case fromTier toTier severity escalatedAt dwellSeconds',
  internal: 'specialty reason urgentReason attempts escalatedBy',
  text: 'reason urgentReason attempts',
};
