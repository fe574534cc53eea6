import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller } from '#graphql';
import { ProjectionInput, RetryParkedInput } from './projection-operations.inputs.js';
import { ProjectionJobPayload, RetryParkedPayload } from './projection-job.types.js';
import { ProjectionOperations } from './projection-operations.js';

@Resolver()
export class ProjectionOperationsResolver {
  constructor(private readonly operations: ProjectionOperations) {}

  @Mutation(() => RetryParkedPayload, { description: 'Asks workers to apply again the parked events of a read model.' })
  retryParked(
    @Args('input', { description: 'Which parked events to try again.' }) input: RetryParkedInput,
  ): Promise<RetryParkedPayload> {
    return this.operations.retryParked(input);
  }

  @Mutation(() => ProjectionJobPayload, {
    description:
      'Asks a worker to rebuild a read model from the log and to replace the present one with the result. If ' +
      'such a rebuild is already waiting or running, returns that one.',
  })
  rebuildProjection(
    @Args('input', { description: 'Which read model to rebuild.' }) input: ProjectionInput,
    @Caller() caller: Caller,
  ): Promise<ProjectionJobPayload> {
    return this.operations.rebuild(input, caller);
  }

  @Mutation(() => ProjectionJobPayload, {
    description:
      'Asks a worker to rebuild a read model aside and to compare it with the present one row by row, changing ' +
      'nothing. If such a verification is already waiting or running, returns that one.',
  })
  verifyProjection(
    @Args('input', { description: 'Which read model to verify.' }) input: ProjectionInput,
    @Caller() caller: Caller,
  ): Promise<ProjectionJobPayload> {
    return this.operations.verify(input, caller);
  }
}
