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
      'Moves of cases between queues, tiers and escalations, in the order of the log: enough to keep the ' +
      'counts of `queues` and the list of `escalations` up to date. Before a change a case counts in `queues` ' +
      'under `fromQueue` and `fromTier`, after it under `toQueue` and `toTier`; while the tier is null it does ' +
      'not count. It is listed in `escalations` for `wasEscalatedToTier` before and for `escalatedToTier` ' +
      'after. If both `queue` and `tier` are given, only changes of that tier in that queue are sent, and of ' +
      'its escalations into that tier.',
  })
  queueChanged(@Args() { queue, tier, after }: QueueChangedArgs): AsyncIterable<QueueChange> {
    return live((signal) => this.changes.follow({ queue, tier }, after, signal));
  }
}
