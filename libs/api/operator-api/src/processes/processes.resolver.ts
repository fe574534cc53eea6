import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { ProcessOperations } from './process-operations.js';
import { Process, RetryProcessInput, RetryProcessPayload } from './process.types.js';

@Resolver()
export class ProcessesResolver {
  constructor(private readonly operations: ProcessOperations) {}

  @Reads()
  @Query(() => [Process], { description: 'How the processes are doing.' })
  processes(): Promise<Process[]> {
    return this.operations.statuses();
  }

  @Mutation(() => RetryProcessPayload, { description: 'Has a worker take up again what a process has parked.' })
  retryProcess(@Args('input') input: RetryProcessInput): Promise<RetryProcessPayload> {
    return this.operations.retry(input);
  }
}
