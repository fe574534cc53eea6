import { Args, Query, Resolver } from '@nestjs/graphql';
import { Reads } from '#graphql';
import { CaseTransitions } from './case-transitions.js';
import { caseTransitionsProjection } from './case-transitions.projection.js';
import { CasesByStatusArgs, CaseStatusCount, CaseTransitionCount } from './case-transitions.types.js';

@Resolver()
export class CaseTransitionsResolver {
  constructor(private readonly transitions: CaseTransitions) {}

  @Reads(caseTransitionsProjection)
  @Query(() => [CaseStatusCount], { description: 'Number of cases by status, now or at a past moment.' })
  casesByStatus(@Args() { asOf }: CasesByStatusArgs): Promise<CaseStatusCount[]> {
    return this.transitions.casesByStatus(asOf?.at, asOf?.axis);
  }

  @Reads(caseTransitionsProjection)
  @Query(() => [CaseTransitionCount], {
    description: 'Number of transitions between each pair of statuses, over all time.',
  })
  caseTransitions(): Promise<CaseTransitionCount[]> {
    return this.transitions.matrix();
  }
}
