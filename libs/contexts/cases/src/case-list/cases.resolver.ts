import { Args, Query, Resolver } from '@nestjs/graphql';
import { Caller, type Connection, Reads } from '#graphql';
import type { Case } from '../api/case.type.js';
import { casesProjection } from '../case-views/cases.projection.js';
import { CaseFilterInput } from './case-filter.input.js';
import { CaseListReader } from './case-list-reader.js';
import { CasesArgs } from './cases.args.js';
import { CaseConnection, CaseDurations } from './cases.types.js';

@Resolver()
export class CasesResolver {
  constructor(private readonly list: CaseListReader) {}

  @Reads(casesProjection)
  @Query(() => CaseConnection, {
    description:
      'Lists cases page by page. Agents may filter by a customer only while the identity of that customer is ' +
      'verified on an open case (`IDENTITY_NOT_VERIFIED`).',
  })
  cases(@Args() args: CasesArgs, @Caller() caller: Caller): Promise<Connection<Case>> {
    return this.list.page(args, caller);
  }

  @Reads(casesProjection)
  @Query(() => CaseDurations, {
    description:
      'How long cases took from opening to closing. Only closed cases count; a reopened case counts up to its ' +
      'last closing.',
  })
  caseDurations(
    @Args('filter', { nullable: true, description: 'Which cases count. All closed cases if omitted.' })
    filter: CaseFilterInput,
    @Caller() caller: Caller,
  ): Promise<CaseDurations> {
    return this.list.durations(filter, caller);
  }
}
