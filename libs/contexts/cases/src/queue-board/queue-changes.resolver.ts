import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { live } from '#graphql';
import { QueueChange, QueueChangedArgs } from './queue-change.types.js';
import { QueueChanges } from './queue-changes.js';

@Resolver()
export class QueueChangesResolver {
  constructor(private readonly changes: QueueChanges) {}

  @Subscription(() => QueueChange, {
    resolve: (change: QueueChange) => change,
    description:
      'How cases move between queues, tiers and escalations, in the order of the log: enough to keep the counts of `queues` ' +
      'and the list of `escalations` up to date. A case counts in `queues` under `fromQueue` and `fromTier` before a change ' +
      'and under `toQueue` and `toTier` after it; where the tier is null it is not counted. It is listed in `escalations` ' +
      'into `wasEscalatedToTier` before and into `escalatedToTier` after. With both `queue` and `tier`, only changes from or ' +
      'to that tier of that queue, and of its escalations into that tier.',
  })
  queueChanged(@Args() { queue, tier, after }: QueueChangedArgs): AsyncIterable<QueueChange> {
    return live((signal) => this.changes.follow({ queue, tier }, after, signal));
  }
}
