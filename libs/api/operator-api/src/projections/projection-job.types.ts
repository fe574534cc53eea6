import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { DateTime, Fraction, enumOf, UserError } from '#graphql';
import type { Instant } from '#kernel';
import type { Difference, RebuildRequest } from '#projections';
import { withoutValues } from '../without-values.js';

const states = ['requested', 'running', 'done', 'failed'] as const satisfies readonly RebuildRequest['state'][];
const kinds = ['missing', 'surplus', 'changed'] as const satisfies readonly Difference['kind'][];

const jobKinds = ['rebuild', 'verification'] as const satisfies readonly RebuildRequest['kind'][];

const ProjectionJobKindEnum = enumOf('ProjectionJobKind', jobKinds, 'What a job does with a read model.', {
  rebuild: 'Builds the read model anew from the log and replaces the present one with the result.',
  verification: 'Builds the read model anew from the log and compares it with the present one, which stays.',
});
const ProjectionJobStateEnum = enumOf('ProjectionJobState', states, 'How far a job on a read model is.', {
  requested: 'Waiting for a worker.',
  running: 'A worker is at it.',
  done: 'Finished.',
  failed: 'Failed; the field `error` says why.',
});
const RowDifferenceKindEnum = enumOf(
  'RowDifferenceKind',
  kinds,
  'How a row of a read model differs from what the log says.',
  {
    missing: 'The row should be in the read model and is not.',
    surplus: 'The row is in the read model and should not be.',
    changed: 'The row is in the read model with other values than it should have.',
  },
);

@ObjectType({ description: 'A row of a read model that differs from what the log says. Its values are not shown.' })
export class RowDifference implements Difference {
  @Field(() => String, { description: 'Name of the table.' })
  readonly table: string;

  @Field(() => ID, { description: 'Primary key of the row.' })
  readonly key: string;

  @Field(() => RowDifferenceKindEnum, { description: 'How the row differs.' })
  readonly kind: Difference['kind'];

  @Field(() => [String], {
    description: 'Names of the columns that differ. Empty for a row that is missing or surplus.',
  })
  readonly columns: readonly string[];
}

@ObjectType({ description: 'A rebuild or verification of a read model, carried out by a worker.' })
export class ProjectionJob {
  @Field(() => ID, { description: 'Id of the job.' })
  readonly id: string;

  @Field(() => ProjectionJobKindEnum, { description: 'What the job does.' })
  readonly kind: RebuildRequest['kind'];

  @Field(() => String, { description: 'Name of the read model.' })
  readonly projection: string;

  @Field(() => ID, { description: 'Id of the operator who asked for the job.' })
  readonly requestedBy: string;

  @Field(() => DateTime, { description: 'When the job was asked for.' })
  readonly requestedAt: Instant;

  @Field(() => ProjectionJobStateEnum, { description: 'How far the job is.' })
  readonly state: RebuildRequest['state'];

  @Field(() => String, {
    nullable: true,
    description:
      'What the worker is doing: `folding` (applying events), `indexing`, `comparing` or `swapping`. Null ' +
      'before the job has started.',
  })
  readonly phase: string | null;

  @Field(() => GraphQLSafeInt, { description: 'Number of events read from the log so far.' })
  readonly events: number;

  @Field(() => Fraction, { description: 'Share of the log that was read so far.' })
  readonly share: number;

  @Field(() => Int, { description: 'Events read per second at present, rounded.' })
  readonly eventsPerSecond: number;

  @Field(() => DateTime, { nullable: true, description: 'When a worker started the job. Null before.' })
  readonly startedAt: Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'When the job was done or failed. Null before.' })
  readonly endedAt: Instant | null;

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description:
      'Number of rows that differ from the present read model. Null before that is known, and if there was ' +
      'nothing to compare with.',
  })
  readonly differences: number | null;

  @Field(() => [RowDifference], { description: 'The first rows that differ.' })
  readonly examples: readonly RowDifference[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of events that the rebuild could not apply, and of those that wait behind them. Null for a ' +
      'verification, and before that is known.',
  })
  readonly parked: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the job failed. Null if it did not fail. Values that the message quotes are left out, since they ' +
      'may be content of cases.',
  })
  readonly error: string | null;
}

@ObjectType({ description: 'Result of asking for a rebuild or verification of a read model.' })
export class ProjectionJobPayload {
  @Field(() => ProjectionJob, {
    nullable: true,
    description:
      'The job that was created, or the one of the same kind that was already waiting or running. Null if the ' +
      'request was refused.',
  })
  readonly job?: ProjectionJob;

  @Field(() => [UserError], { description: 'Why the request was refused. Empty if it was accepted.' })
  readonly userErrors: readonly UserError[];
}

@ObjectType({ description: 'Result of the mutation `retryParked`.' })
export class RetryParkedPayload {
  @Field(() => Int, {
    description: 'Number of keys whose events will be tried again. The query `projections` shows what comes of it.',
  })
  readonly keys: number;

  @Field(() => [UserError], { description: 'Why the request was refused. Empty if it was accepted.' })
  readonly userErrors: readonly UserError[];
}

export const projectionJobOf = (request: RebuildRequest): ProjectionJob => ({
  ...request,
  eventsPerSecond: Math.round(request.eventsPerSecond),
  error: request.error && withoutValues(request.error),
});
