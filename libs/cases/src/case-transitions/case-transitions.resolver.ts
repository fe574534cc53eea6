import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, AtLeastArgs, ReadYourWrites } from '#graphql';
import { readers } from '../api/who.js';
import { CaseTransitions } from './case-transitions.js';
import { caseTransitionsProjection } from './case-transitions.projection.js';
import { CasesByStatusArgs, CaseStatusCount, CaseTransitionCount } from './case-transitions.types.js';

@Resolver()
export class CaseTransitionsResolver {
  constructor(
    private readonly transitions: CaseTransitions,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Allow(...readers)
  @Query(() => [CaseStatusCount], { description: 'How many cases stand, or stood, in which status.' })
  casesByStatus(@Args() args: CasesByStatusArgs): Promise<CaseStatusCount[]> {
    const { at, axis = 'occurredAt' } = args.asOf ?? {};
    return this.readYourWrites
      .until(args, caseTransitionsProjection)
      .then(() => this.transitions.casesByStanding(at, axis));
  }

  @Allow(...readers)
  @Query(() => [CaseTransitionCount], { description: 'How often cases went from which status to which.' })
  caseTransitions(@Args() args: AtLeastArgs): Promise<CaseTransitionCount[]> {
    return this.readYourWrites.until(args, caseTransitionsProjection).then(() => this.transitions.matrix());
  }
}
