import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FieldReads, Reads, type RequestContext } from '#graphql';
import { Clock } from '#platform';
import { Case } from '../api/case.type.js';
import { SharedCases } from '../case-views/shared-cases.js';
import { secondsBetween } from '../api/seconds.js';
import { casesProjection } from '../case-views/cases.projection.js';
import { EscalationBoard } from './escalation-board.js';
import { escalationBoardProjection } from './escalation-board.projection.js';
import { Escalation, EscalationsArgs } from './escalation-board.types.js';

@Resolver(() => Escalation)
export class EscalationBoardResolver {
  constructor(
    private readonly board: EscalationBoard,
    private readonly cases: SharedCases,
    private readonly clock: Clock,
  ) {}

  @Reads(escalationBoardProjection, casesProjection)
  @Query(() => [Escalation], { description: 'Pending escalations, the longest waiting first.' })
  escalations(@Args() { filter, toTier, first }: EscalationsArgs): Promise<Escalation[]> {
    return this.board.pending({ ...filter, ...(toTier && { toTier: [toTier] }) }, first);
  }

  @FieldReads(casesProjection)
  @ResolveField(() => Case, { nullable: true, description: 'The escalated case. Null if you may not see it.' })
  case(@Parent() { caseId }: Escalation, @Context() { loaders }: RequestContext): Promise<Case | undefined> {
    return this.cases.load(caseId, loaders);
  }

  @ResolveField(() => Int, { description: 'Time since the case was escalated, in whole seconds.' })
  dwellSeconds(@Parent() { escalatedAt }: Escalation): number {
    return secondsBetween(escalatedAt, this.clock.now());
  }
}
