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
      'Only changes of cases that enter this queue, leave it, or stay in it while their tier or escalation ' +
      'changes. All queues, and cases in none, if omitted.',
  })
  readonly queue?: string;

  @IntField({
    nullable: true,
    min: 1,
    max: 3,
    description:
      'Only changes of cases that enter this tier, leave it or stay in it, and of escalations into it. All ' +
      'tiers if omitted.',
  })
  readonly tier?: Tier;

  @Field(() => Position, {
    nullable: true,
    description:
      'Position behind which to start, so that no change is missed after a lost connection. Only changes from ' +
      'now on if omitted.',
  })
  readonly after?: string;
}

@ObjectType({
  description:
    'A case changed its queue, tier or pending escalation. What did not change is the same in both fields of ' +
    'a pair: a case whose tier rises within its queue has that queue as `fromQueue` and as `toQueue`.',
})
export class QueueChange {
  @Field(() => ID, { description: 'Id of the case.' })
  readonly caseId: string;

  @Field(() => String, { description: 'Name of the event that caused the change: `CaseRouted`.' })
  readonly cause: CaseEventType;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the queue before the change. Null if the case was in no queue or not open.',
  })
  readonly fromQueue: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the queue after the change. Null if the case is in no queue or not open.',
  })
  readonly toQueue: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Tier before the change. Null if the case was not open, as before `CaseOpened` and `CaseReopened`.',
  })
  readonly fromTier: Tier | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Tier after the change. Null if the case is not open, as after `CaseClosed`.',
  })
  readonly toTier: Tier | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Target tier of the escalation that was pending before the change. Null if none was.',
  })
  readonly wasEscalatedToTier: Tier | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Target tier of the escalation that is pending after the change. Null if none is.',
  })
  readonly escalatedToTier: Tier | null;

  @Field(() => Position, {
    description: 'Position of the event in the log. Pass it as `after` to resume the subscription behind it.',
  })
  readonly position: string;

  @Field(() => DateTime, { description: 'When the change happened.' })
  readonly occurredAt: Instant;

  @Field(() => DateTime, { description: 'When this service recorded the change.' })
  readonly recordedAt: Instant;
}

export const queueChangeRules: TypeRules = {
  resource: 'desk',
  eventType: ({ cause }: QueueChange) => cause,
  open: `caseId cause fromQueue toQueue fromTier toTier wasEscalatedToTier escalatedToTier position occurredAt
    recordedAt`,
};
