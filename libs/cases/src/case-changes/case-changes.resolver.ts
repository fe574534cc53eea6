import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, Caller, liveUntil } from '#graphql';
import { readers } from '../api/who.js';
import { CaseChange, CaseChangedArgs } from './case-change.types.js';
import { CaseChanges } from './case-changes.js';

@Resolver()
export class CaseChangesResolver {
  constructor(private readonly changes: CaseChanges) {}

  @Allow('customer', ...readers)
  @Subscription(() => CaseChange, { resolve: (change: CaseChange) => change })
  caseChanged(@Args() { id, after }: CaseChangedArgs, @Caller() { actor, until }: Caller): AsyncIterable<CaseChange> {
    return liveUntil(until, (signal) => this.changes.follow(id, after, actor, signal));
  }
}
