import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, IntField, largestPage } from '#graphql';
import type { Instant, Tier } from '#kernel';
import { StepTried } from '../api/case-parts.types.js';
import { PriorityEnum } from '../api/enums.js';
import type { Priority } from '../case/case.events.js';
import type { WaitingEscalation } from './escalation-board.js';

@ArgsType()
export class EscalationsArgs {
  @IntField({ nullable: true, min: 2, max: 3, description: 'Those into one tier; all without it.' })
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
