import { Args, Query, Resolver } from '@nestjs/graphql';
import { Caller, Reads } from '#graphql';
import { Case } from '../api/case.type.js';
import { CaseArgs } from './case.args.js';
import { CaseLookup } from './case-lookup.js';
import { casesProjection } from './cases.projection.js';

@Resolver()
export class CaseResolver {
  constructor(private readonly cases: CaseLookup) {}

  @Reads(casesProjection)
  @Query(() => Case, {
    nullable: true,
    description:
      'One case, by its id, its number or its record in another system. Null if there is none, or none that ' +
      'you may see.',
  })
  case(@Args() args: CaseArgs, @Caller() caller: Caller): Promise<Case | undefined> {
    return this.cases.find(args, caller);
  }
}
