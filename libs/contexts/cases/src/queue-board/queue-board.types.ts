import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { DateTime } from '#graphql';
import type { Instant, Tier } from '#kernel';
import type { QueueLoad as Load } from './queue-board.js';

@ObjectType({ description: 'The open cases of one tier in one queue.' })
export class QueueLoad implements Load {
  @Field(() => String, { nullable: true, description: 'Code of the queue. Null for open cases that are in no queue.' })
  readonly queue: string | null;

  @Field(() => Int, {
    description: 'Tier of the cases. 1 is frontline, 2 senior advisers and specialists, 3 engineering.',
  })
  readonly tier: Tier;

  @Field(() => Int, { description: 'Number of open cases.' })
  readonly openCases: number;

  @Field(() => DateTime, { description: 'When the oldest of the open cases was opened.' })
  readonly oldestOpenedAt: Instant;

  @Field(() => DateTime, { description: 'Median of when the open cases were opened: half of them are older.' })
  readonly medianOpenedAt: Instant;
}

export const queueLoadRules: TypeRules = {
  resource: 'desk',
  open: 'queue tier openCases oldestOpenedAt medianOpenedAt oldestAgeSeconds medianAgeSeconds',
};
