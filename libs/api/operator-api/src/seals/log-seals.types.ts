import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { SealStatus } from '#seals';

@ObjectType({ description: 'A signed seal: proof that the log up to a position has not been changed since.' })
export class LogSeal {
  @Field(() => Int, { description: 'Number of the seal, from 1.' })
  readonly number: number;

  @Field(() => Position, { description: 'Last log position that the seal covers.' })
  readonly through: string;

  @Field(() => DateTime, { description: 'When the seal was made.' })
  readonly sealedAt: Instant;
}

@ObjectType({ description: 'How far the log is sealed. Whether the seals hold is checked by `casefold verify log`.' })
export class LogSeals implements SealStatus {
  @Field(() => LogSeal, { nullable: true, description: 'Latest seal. Null if the log has none yet.' })
  readonly last?: LogSeal;

  @Field(() => Int, {
    description:
      'Number of events that no seal covers yet. If the event store has gaps between positions, counted up to ' +
      '10,000.',
  })
  readonly unsealedEvents: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the oldest unsealed event was recorded. Null if all events are sealed.',
  })
  readonly unsealedSince?: Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Why the sealer refuses to go on, such as a changed log. Null while all is well.',
  })
  readonly fault?: string;
}
