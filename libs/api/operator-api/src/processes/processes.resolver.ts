import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { ProcessOperations } from './process-operations.js';
import { Process, RetryProcessInput, RetryProcessPayload } from './process.types.js';

@Resolver()
export class ProcessesResolver {
  constructor(private readonly operations: ProcessOperations) {}

  @Reads()
  @Query(() => [Process], { description: 'State of the processes of this release.' })
  processes(): Promise<Process[]> {
    return this.operations.statuses();
  }

  @Mutation(() => RetryProcessPayload, { description: 'Asks a worker to try again the parked instances of a process.' })
  retryProcess(
    @Args('input', { description: 'Which instances to try again.' }) input: RetryProcessInput,
  ): Promise<RetryProcessPayload> {
    return this.operations.retry(input);
  }
}
