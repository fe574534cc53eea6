import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { live } from '#graphql';
import { QueueChange, QueueChangedArgs } from './queue-change.types.js';
import { QueueChanges } from './queue-changes.js';

@Resolver()
export class QueueChangesResolver {
  constructor(private readonly changes: QueueChanges) {}

  @Subscription(() => QueueChange, { resolve: (change: QueueChange) => change })
  queueChanged(@Args() { queue, after }: QueueChangedArgs): AsyncIterable<QueueChange> {
    return live((signal) => this.changes.follow(queue, after, signal));
  }
}
