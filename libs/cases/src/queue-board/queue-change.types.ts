import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime, Position, TextField } from '#graphql';
import type { Instant } from '#kernel';
import type { CaseEventType } from '../case/case.events.js';

@ArgsType()
export class QueueChangedArgs {
  @TextField({ longest: 200 })
  readonly queue: string;

  @Field(() => Position, {
    nullable: true,
    description: 'Begin with the changes behind this position, so that none is missed; with the next one without it.',
  })
  readonly after?: string;
}

@ObjectType({ description: 'A case came into a queue, or left it.' })
export class QueueChange {
  @Field(() => ID)
  readonly caseId: string;

  @Field(() => String, { description: 'The event that brought it about: `CaseRouted`.' })
  readonly cause: CaseEventType;

  @Field(() => String, { nullable: true })
  readonly fromQueue: string | null;

  @Field(() => String, { nullable: true })
  readonly toQueue: string | null;

  @Field(() => Position, { description: 'To resume behind, with `after`.' })
  readonly position: string;

  @Field(() => DateTime)
  readonly occurredAt: Instant;

  @Field(() => DateTime)
  readonly recordedAt: Instant;
}
