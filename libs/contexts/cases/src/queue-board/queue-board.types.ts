import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { DateTime } from '#graphql';
import type { Instant, Tier } from '#kernel';
import type { QueueLoad as Load } from './queue-board.js';

@ObjectType({ description: 'The open cases of one tier in one queue.' })
export class QueueLoad implements Load {
  @Field(() => String, { nullable: true, description: 'Null: in no queue.' })
  readonly queue: string | null;

  @Field(() => Int)
  readonly tier: Tier;

  @Field(() => Int)
  readonly openCases: number;

  @Field(() => DateTime)
  readonly oldestOpenedAt: Instant;

  @Field(() => DateTime, { description: 'Half of them were opened before.' })
  readonly medianOpenedAt: Instant;
}

export const queueLoadRules: TypeRules = {
  kind: 'desk',
  open: 'queue tier openCases oldestOpenedAt medianOpenedAt oldestAgeSeconds medianAgeSeconds',
};
