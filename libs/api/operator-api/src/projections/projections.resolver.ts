import { Args, Query, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { LatestJobsArgs } from './projection-operations.inputs.js';
import { ProjectionJob } from './projection-job.types.js';
import { ProjectionOperations } from './projection-operations.js';
import { Projection, projectionOf } from './projection.types.js';
import { ProjectionWatch } from './projection-watch.js';

@Resolver()
export class ProjectionsResolver {
  constructor(
    private readonly watch: ProjectionWatch,
    private readonly operations: ProjectionOperations,
  ) {}

  @Reads()
  @Query(() => [Projection], { description: 'State of the read models of this release.' })
  projections(): Promise<Projection[]> {
    return this.watch.now().then((statuses) => statuses.map(projectionOf));
  }

  @Reads()
  @Query(() => [ProjectionJob], {
    description: 'Rebuilds and verifications of read models that were asked for, the latest first.',
  })
  projectionJobs(@Args() { first }: LatestJobsArgs): Promise<ProjectionJob[]> {
    return this.operations.jobs(first);
  }
}
