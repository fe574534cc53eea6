import { Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { Clock } from '#platform';
import { secondsBetween } from '../api/seconds.js';
import { QueueBoard } from './queue-board.js';
import { queueBoardProjection } from './queue-board.projection.js';
import { QueueLoad } from './queue-board.types.js';

@Resolver(() => QueueLoad)
export class QueueBoardResolver {
  constructor(
    private readonly board: QueueBoard,
    private readonly clock: Clock,
  ) {}

  @Reads(queueBoardProjection)
  @Query(() => [QueueLoad], { description: 'Number and age of the open cases, by queue and tier.' })
  queues(): Promise<QueueLoad[]> {
    return this.board.loads();
  }

  @ResolveField(() => Int, { description: 'Age of the oldest open case in whole seconds.' })
  oldestAgeSeconds(@Parent() { oldestOpenedAt }: QueueLoad): number {
    return secondsBetween(oldestOpenedAt, this.clock.now());
  }

  @ResolveField(() => Int, { description: 'Median age of the open cases in whole seconds.' })
  medianAgeSeconds(@Parent() { medianOpenedAt }: QueueLoad): number {
    return secondsBetween(medianOpenedAt, this.clock.now());
  }
}
