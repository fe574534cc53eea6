import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, type Connection, PageArgs } from '#graphql';
import { Case } from '../api/case.type.js';
import { CaseHistory } from './case-history.js';
import { type CaseEvent, CaseEventConnection } from './case-event.types.js';

@Resolver(() => Case)
export class CaseHistoryResolver {
  constructor(private readonly histories: CaseHistory) {}

  @ResolveField(() => CaseEventConnection, {
    nullable: true,
    description:
      'All that happened to the case as it is shown, oldest first; with `asOf`, up to that moment. Not given to customers.',
  })
  history(@Parent() shown: Case, @Args() args: PageArgs, @Caller() caller: Caller): Promise<Connection<CaseEvent>> {
    return this.histories.of(shown, args, caller);
  }
}
