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
  @Query(() => [QueueLoad], { description: 'How much waits where, and since when.' })
  queues(): Promise<QueueLoad[]> {
    return this.board.loads();
  }

  @ResolveField(() => Int)
  oldestAgeSeconds(@Parent() { oldestOpenedAt }: QueueLoad): number {
    return secondsBetween(oldestOpenedAt, this.clock.now());
  }

  @ResolveField(() => Int)
  medianAgeSeconds(@Parent() { medianOpenedAt }: QueueLoad): number {
    return secondsBetween(medianOpenedAt, this.clock.now());
  }
}
