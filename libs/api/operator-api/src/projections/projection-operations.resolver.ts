import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller } from '#graphql';
import { ProjectionInput, RetryParkedInput } from './projection-operations.inputs.js';
import { ProjectionJobPayload, RetryParkedPayload } from './projection-job.types.js';
import { ProjectionOperations } from './projection-operations.js';

@Resolver()
export class ProjectionOperationsResolver {
  constructor(private readonly operations: ProjectionOperations) {}

  @Mutation(() => RetryParkedPayload, { description: 'Has a worker fold again what a read model has parked.' })
  retryParked(@Args('input') input: RetryParkedInput): Promise<RetryParkedPayload> {
    return this.operations.retryParked(input);
  }

  @Mutation(() => ProjectionJobPayload, {
    description: 'Has a worker fold a read model anew from the log, and put the result in its place.',
  })
  rebuildProjection(@Args('input') input: ProjectionInput, @Caller() caller: Caller): Promise<ProjectionJobPayload> {
    return this.operations.rebuild(input, caller);
  }

  @Mutation(() => ProjectionJobPayload, {
    description: 'Has a worker compare a read model, row by row, with what the log folds to.',
  })
  verifyProjection(@Args('input') input: ProjectionInput, @Caller() caller: Caller): Promise<ProjectionJobPayload> {
    return this.operations.verify(input, caller);
  }
}
