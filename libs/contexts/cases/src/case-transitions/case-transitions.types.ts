import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { NestedField } from '#graphql';
import { AsOfInput } from '../api/as-of.input.js';
import { AwaitedPartyEnum, CaseStatusEnum } from '../api/enums.js';
import type { AwaitedParty } from '../case/case.events.js';
import type { CaseStatus, Standing } from '../case/case.standing.js';
import type { StandingCount, TransitionCount } from './case-transitions.js';

@ArgsType()
export class CasesByStatusArgs {
  @NestedField(() => AsOfInput, { nullable: true, description: 'Any past instant costs as much as now.' })
  readonly asOf?: AsOfInput;
}

@ObjectType({ description: 'The status of a case, and for whom it waits while that is AWAITING.' })
export class CaseStanding implements Standing {
  @Field(() => CaseStatusEnum)
  readonly status: CaseStatus;

  @Field(() => AwaitedPartyEnum, { nullable: true })
  readonly awaitedParty: AwaitedParty | null;
}

@ObjectType()
export class CaseStatusCount extends CaseStanding implements StandingCount {
  @Field(() => Int)
  readonly cases: number;
}

@ObjectType()
export class CaseTransitionCount implements TransitionCount {
  @Field(() => CaseStanding)
  readonly from: CaseStanding;

  @Field(() => CaseStanding)
  readonly to: CaseStanding;

  @Field(() => Int, { description: 'How often cases went this way; all that one command did counts as one step.' })
  readonly count: number;
}

export const caseTransitionsRules: { readonly [type: string]: TypeRules } = {
  CaseStanding: { kind: 'desk', open: 'status awaitedParty' },
  CaseStatusCount: { kind: 'desk', open: 'status awaitedParty cases' },
  CaseTransitionCount: { kind: 'desk', open: 'from to count' },
};
