import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { SealStatus } from '#seals';

@ObjectType({ description: 'Proof that the log up to a position has not been changed since.' })
export class LogSeal {
  @Field(() => Int, { description: 'Counts from the first one on.' })
  readonly number: number;

  @Field(() => Position)
  readonly through: string;

  @Field(() => DateTime)
  readonly sealedAt: Instant;
}

@ObjectType({
  description: 'How far the log is sealed. Whether the seals hold is what `casefold verify log` finds out.',
})
export class LogSeals implements SealStatus {
  @Field(() => LogSeal, { nullable: true, description: 'Null before the first one.' })
  readonly last?: LogSeal;

  @Field(() => Int, { description: 'No seal covers them yet; where positions have gaps, counted up to 10,000.' })
  readonly unsealedEvents: number;

  @Field(() => DateTime, { nullable: true, description: 'When the first of them was recorded.' })
  readonly unsealedSince?: Instant;

  @Field(() => String, { nullable: true, description: 'Why the sealer refuses to go on; null while all is well.' })
  readonly fault?: string;
}
