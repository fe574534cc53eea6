import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { LaneStatus, ParkedKey as Parked, ProjectionStatus } from '#projections';
import { withoutValues } from '../without-values.js';

const lagSeconds = 'Age of the oldest event that it has not folded yet; 0 when there is none.';
const lagEvents = 'Events of the log behind its position, whosever they are; null where positions do not tell.';
const error = 'Without the values that it quotes, which may be content of cases.';

@ObjectType({ description: 'A share of the keys of a projection, folded by one worker at a time.' })
export class ProjectionLane {
  @Field(() => Int)
  readonly lane: number;

  @Field(() => Position)
  readonly position: string;

  @Field(() => Float, { description: lagSeconds })
  readonly lagSeconds: number;

  @Field(() => Int, { nullable: true, description: lagEvents })
  readonly lagEvents?: number;

  @Field(() => DateTime, { nullable: true, description: 'When it last moved.' })
  readonly advancedAt: Instant | null;

  @Field(() => ID, { nullable: true, description: 'Who works on it; null while nobody does.' })
  readonly worker: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly leaseExpiresAt: Instant | null;

  @Field(() => Int, { description: 'In a row, since it last moved.' })
  readonly failures: number;

  @Field(() => DateTime, { nullable: true })
  readonly failingSince: Instant | null;

  @Field(() => String, { nullable: true, description: `What failed last, while it fails. ${error}` })
  readonly error: string | null;
}

@ObjectType({ description: 'Rows that stand still behind an event that could not be folded, while others go on.' })
export class ParkedKey {
  @Field(() => ID, { description: '`*` where a change to rows that no event names could not be made.' })
  readonly key: string;

  @Field(() => Int)
  readonly lane: number;

  @Field(() => Position, { description: 'Of the event that failed.' })
  readonly position: string;

  @Field(() => String, { description: 'Of the event that failed.' })
  readonly eventType: string;

  @Field(() => String, { nullable: true, description: error })
  readonly error: string | null;

  @Field(() => DateTime)
  readonly since: Instant;

  @Field(() => Int, { description: 'How often it was tried.' })
  readonly attempts: number;

  @Field(() => Int, { description: 'How many events are parked, with those that wait behind it.' })
  readonly events: number;

  @Field(() => Boolean, { description: 'Whether a worker has yet to try it again.' })
  readonly isRetryRequested: boolean;
}

@ObjectType({ description: 'A read model as a function of the log, and how far it has come.' })
export class Projection {
  @Field(() => String)
  readonly name: string;

  @Field(() => Int)
  readonly version: number;

  @Field(() => Position, { description: 'Of the lane that is furthest behind.' })
  readonly position: string;

  @Field(() => Float, { description: lagSeconds })
  readonly lagSeconds: number;

  @Field(() => Int, { nullable: true, description: lagEvents })
  readonly lagEvents?: number;

  @Field(() => [ProjectionLane])
  readonly lanes: readonly ProjectionLane[];

  @Field(() => Int, { description: 'How many keys are parked in all.' })
  readonly parkedKeyCount: number;

  @Field(() => [ParkedKey], { description: 'In the order in which they were met in the log; the first 100.' })
  readonly parkedKeys: readonly ParkedKey[];
}

export const projectionOf = ({
  checkpoint,
  lag,
  lanes,
  parkedKeys,
  parked,
  ...status
}: ProjectionStatus): Projection => ({
  ...status,
  position: checkpoint,
  lagSeconds: lag.seconds,
  lagEvents: lag.events,
  lanes: lanes.map(laneOf),
  parkedKeyCount: parkedKeys,
  parkedKeys: parked.map(parkedKeyOf),
});

const laneOf = ({ checkpoint, lag, holder, ...lane }: LaneStatus): ProjectionLane => ({
  ...lane,
  position: checkpoint,
  lagSeconds: lag.seconds,
  lagEvents: lag.events,
  worker: holder,
  error: lane.error && withoutValues(lane.error),
});

const parkedKeyOf = ({ type, ...key }: Parked): ParkedKey => ({
  ...key,
  eventType: type,
  error: key.error && withoutValues(key.error),
});
