import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, enumOf, UserError } from '#graphql';
import type { Instant } from '#kernel';
import type { Difference, RebuildRequest } from '#projections';
import { withoutValues } from '../without-values.js';

const states = ['requested', 'running', 'done', 'failed'] as const satisfies readonly RebuildRequest['state'][];
const kinds = ['missing', 'surplus', 'changed'] as const satisfies readonly Difference['kind'][];

const jobKinds = ['rebuild', 'verification'] as const satisfies readonly RebuildRequest['kind'][];

const ProjectionJobKindEnum = enumOf(
  'ProjectionJobKind',
  jobKinds,
  'REBUILD puts the result in the place of the read model; VERIFICATION only compares the two.',
);
const ProjectionJobStateEnum = enumOf('ProjectionJobState', states);
const RowDifferenceKindEnum = enumOf(
  'RowDifferenceKind',
  kinds,
  'MISSING: the row should be there; SURPLUS: it should not; CHANGED: it should be another.',
);

@ObjectType({ description: 'A row of a read model that the log folds to otherwise; told without its values.' })
export class RowDifference implements Difference {
  @Field(() => String)
  readonly table: string;

  @Field(() => ID)
  readonly key: string;

  @Field(() => RowDifferenceKindEnum)
  readonly kind: Difference['kind'];

  @Field(() => [String], { description: 'Of a changed row, those that differ.' })
  readonly columns: readonly string[];
}

@ObjectType({ description: 'Something that was asked for a read model; a worker performs it.' })
export class ProjectionJob {
  @Field(() => ID)
  readonly id: string;

  @Field(() => ProjectionJobKindEnum)
  readonly kind: RebuildRequest['kind'];

  @Field(() => String)
  readonly projection: string;

  @Field(() => ID)
  readonly requestedBy: string;

  @Field(() => DateTime)
  readonly requestedAt: Instant;

  @Field(() => ProjectionJobStateEnum)
  readonly state: RebuildRequest['state'];

  @Field(() => String, { nullable: true, description: '`folding`, `indexing`, `comparing` or `swapping`.' })
  readonly phase: string | null;

  @Field(() => Float, { description: 'Read from the log so far.' })
  readonly events: number;

  @Field(() => Float, { description: 'Of the log, from 0 to 1.' })
  readonly share: number;

  @Field(() => Float)
  readonly eventsPerSecond: number;

  @Field(() => DateTime, { nullable: true })
  readonly startedAt: Instant | null;

  @Field(() => DateTime, { nullable: true })
  readonly endedAt: Instant | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Rows that differed; null before that is known, and where there was nothing to compare with.',
  })
  readonly differences: number | null;

  @Field(() => [RowDifference], { description: 'The first of them.' })
  readonly examples: readonly RowDifference[];

  @Field(() => Int, {
    nullable: true,
    description: 'Events that the rebuild could not fold, or that wait behind such; null for a verification.',
  })
  readonly parked: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  readonly error: string | null;
}

@ObjectType()
export class ProjectionJobPayload {
  @Field(() => ProjectionJob, { nullable: true, description: 'The one that is open already, where there is one.' })
  readonly job?: ProjectionJob;

  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType()
export class RetryParkedPayload {
  @Field(() => Int, { description: 'How many keys will be tried again; what comes of it shows in `projections`.' })
  readonly keys: number;

  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

export const projectionJobOf = (request: RebuildRequest): ProjectionJob => ({
  ...request,
  error: request.error && withoutValues(request.error),
});
