import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { LaneStatus, ParkedKey as Parked, ProjectionStatus } from '#projections';
import { withoutValues } from '../without-values.js';

@ObjectType({ description: 'A partition of a read model, by key, which one worker at a time processes.' })
export class ProjectionLane {
  @Field(() => Int, { description: 'Number of the partition within the read model, from 0.' })
  readonly lane: number;

  @Field(() => Position, { description: 'Log position up to which the partition has applied all events.' })
  readonly position: string;

  @Field(() => Int, {
    description: 'Age in seconds, rounded up, of the oldest event that is not applied yet. 0 if none is waiting.',
  })
  readonly lagSeconds: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of events in the log behind the position, whether or not they concern this read model. Null if ' +
      'the event store has gaps between positions, so that it cannot tell.',
  })
  readonly lagEvents?: number;

  @Field(() => DateTime, { nullable: true, description: 'When the partition last advanced. Null if it never did.' })
  readonly advancedAt: Instant | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the worker that processes the partition. Null while none does.',
  })
  readonly worker: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the lease of the worker on the partition expires unless renewed. Null while no worker holds it.',
  })
  readonly leaseExpiresAt: Instant | null;

  @Field(() => Int, { description: 'Number of failures in a row since the partition last advanced.' })
  readonly failures: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the present row of failures began. Null while nothing fails.',
  })
  readonly failingSince: Instant | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Error of the last failure. Null while nothing fails. Values that the message quotes are left out, since ' +
      'they may be content of cases.',
  })
  readonly error: string | null;
}

@ObjectType({
  description:
    'Rows of a read model that are not updated, because an event that concerns them could not be applied (a ' +
    'dead letter). Other rows go on.',
})
export class ParkedKey {
  @Field(() => ID, {
    description: 'Key of the rows, such as the id of a case. `*` if a change that no event names could not be made.',
  })
  readonly key: string;

  @Field(() => Int, { description: 'Number of the partition that the key belongs to.' })
  readonly lane: number;

  @Field(() => Position, { description: 'Position of the event that failed in the log.' })
  readonly position: string;

  @Field(() => String, { description: 'Name of the event that failed: `CaseEscalated`.' })
  readonly eventType: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Error of the last attempt. Null if none was recorded. Values that the message quotes are left out, ' +
      'since they may be content of cases.',
  })
  readonly error: string | null;

  @Field(() => DateTime, { description: 'When the event failed first.' })
  readonly since: Instant;

  @Field(() => Int, { description: 'Number of attempts to apply the event.' })
  readonly attempts: number;

  @Field(() => Int, {
    description: 'Number of parked events of this key: the one that failed and those that wait behind it.',
  })
  readonly events: number;

  @Field(() => Boolean, { description: 'Whether another attempt was asked for and is still to come.' })
  readonly isRetryRequested: boolean;
}

@ObjectType({ description: 'A read model, computed from the log, and how far it has come.' })
export class Projection {
  @Field(() => String, { description: 'Name of the read model: `cases`.' })
  readonly name: string;

  @Field(() => Int, { description: 'Version of the read model in this release, from 1.' })
  readonly version: number;

  @Field(() => Position, { description: 'Log position of the partition that is furthest behind.' })
  readonly position: string;

  @Field(() => Int, {
    description: 'Age in seconds, rounded up, of the oldest event that is not applied yet. 0 if none is waiting.',
  })
  readonly lagSeconds: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of events in the log behind the position, whether or not they concern this read model. Null if ' +
      'the event store has gaps between positions, so that it cannot tell.',
  })
  readonly lagEvents?: number;

  @Field(() => [ProjectionLane], { description: 'Partitions of the read model.' })
  readonly lanes: readonly ProjectionLane[];

  @Field(() => Int, { description: 'Number of keys with parked events.' })
  readonly parkedKeyCount: number;

  @Field(() => [ParkedKey], {
    description: 'Keys with parked events, in the order in which they failed; the first 100.',
  })
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
  lagSeconds: Math.ceil(lag.seconds),
  lagEvents: lag.events,
  lanes: lanes.map(laneOf),
  parkedKeyCount: parkedKeys,
  parkedKeys: parked.map(parkedKeyOf),
});

const laneOf = ({ checkpoint, lag, holder, ...lane }: LaneStatus): ProjectionLane => ({
  ...lane,
  position: checkpoint,
  lagSeconds: Math.ceil(lag.seconds),
  lagEvents: lag.events,
  worker: holder,
  error: lane.error && withoutValues(lane.error),
});

const parkedKeyOf = ({ type, ...key }: Parked): ParkedKey => ({
  ...key,
  eventType: type,
  error: key.error && withoutValues(key.error),
});
