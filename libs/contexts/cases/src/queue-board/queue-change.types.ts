import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { DateTime, IntField, Position, TextField } from '#graphql';
import type { Instant, Tier } from '#kernel';
import type { CaseEventType } from '../case/case.events.js';

@ArgsType()
export class QueueChangedArgs {
  @TextField({
    nullable: true,
    longest: 200,
    description:
      'Changes of cases that come into this queue, leave it or stay in it, among them changes of their tier and their ' +
      'escalation. Without it those of every queue, and of cases in none.',
  })
  readonly queue?: string;

  @IntField({
    nullable: true,
    min: 1,
    max: 3,
    description:
      'Changes of cases that come into this tier, leave it or stay in it, and of those whose escalation goes or went into it. ' +
      'Without it those of every tier.',
  })
  readonly tier?: Tier;

  @Field(() => Position, {
    nullable: true,
    description: 'Begin with the changes behind this position, so that none is missed; with the next one without it.',
  })
  readonly after?: string;
}

@ObjectType({
  description:
    'A case came into a queue or a tier, left one, or an escalation of it began or ended. What did not change is the same ' +
    'before and after: a case whose tier rises in its queue has that queue as `fromQueue` and as `toQueue`.',
})
export class QueueChange {
  @Field(() => ID)
  readonly caseId: string;

  @Field(() => String, { description: 'The event that brought it about: `CaseRouted`.' })
  readonly cause: CaseEventType;

  @Field(() => String, { nullable: true, description: 'Null: it was in no queue, or not open.' })
  readonly fromQueue: string | null;

  @Field(() => String, { nullable: true, description: 'Null: it is in no queue, or not open.' })
  readonly toQueue: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Null: it was not open, as before `CaseOpened` and `CaseReopened`.',
  })
  readonly fromTier: Tier | null;

  @Field(() => Int, { nullable: true, description: 'Null: it is not open, as after `CaseClosed`.' })
  readonly toTier: Tier | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The tier into which an escalation was pending before the change, or null. It differs from `escalatedToTier` where ' +
      'the change is one of the escalation: `CaseEscalated`, `EscalationAccepted`, `EscalationDeclined`.',
  })
  readonly wasEscalatedToTier: Tier | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The tier into which an escalation is pending after the change, or null.',
  })
  readonly escalatedToTier: Tier | null;

  @Field(() => Position, { description: 'To resume behind, with `after`.' })
  readonly position: string;

  @Field(() => DateTime)
  readonly occurredAt: Instant;

  @Field(() => DateTime)
  readonly recordedAt: Instant;
}

export const queueChangeRules: TypeRules = {
  kind: 'desk',
  eventType: ({ cause }: QueueChange) => cause,
  open: `caseId cause fromQueue toQueue fromTier toTier wasEscalatedToTier escalatedToTier position occurredAt
    recordedAt`,
};
