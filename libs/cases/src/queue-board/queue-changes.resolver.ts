import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, Caller, liveUntil } from '#graphql';
import { readers } from '../api/who.js';
import { QueueChange, QueueChangedArgs } from './queue-change.types.js';
import { QueueChanges } from './queue-changes.js';

@Resolver()
export class QueueChangesResolver {
  constructor(private readonly changes: QueueChanges) {}

  @Allow(...readers)
  @Subscription(() => QueueChange, { resolve: (change: QueueChange) => change })
  queueChanged(@Args() { queue, after }: QueueChangedArgs, @Caller() { until }: Caller): AsyncIterable<QueueChange> {
    return liveUntil(until, (signal) => this.changes.follow(queue, after, signal));
  }
}
