import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Caller, live } from '#graphql';
import { CaseChange, CaseChangedArgs } from './case-change.types.js';
import { CaseChanges } from './case-changes.js';

@Resolver()
export class CaseChangesResolver {
  constructor(private readonly changes: CaseChanges) {}

  @Subscription(() => CaseChange, {
    resolve: (change: CaseChange) => change,
    description: 'Every change of one case, as it happens.',
  })
  caseChanged(@Args() { id, after }: CaseChangedArgs, @Caller() { permissions }: Caller): AsyncIterable<CaseChange> {
    return live((signal) => this.changes.follow(id, after, permissions, signal));
  }
}
