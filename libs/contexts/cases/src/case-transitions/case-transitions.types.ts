import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { TypeRules } from '#access';
import { NestedField } from '#graphql';
import { AsOfInput } from '../api/as-of.input.js';
import { AwaitedPartyEnum, CaseStatusEnum } from '../api/enums.js';
import type { AwaitedParty } from '../case/case.events.js';
import type { CaseStatus, CurrentStatus } from '../case/case.status.js';
import type { StatusCount, TransitionCount } from './case-transitions.js';

@ArgsType()
export class CasesByStatusArgs {
  @NestedField(() => AsOfInput, {
    nullable: true,
    description: 'Past moment to count at; any moment takes as long as now. The present counts if omitted.',
  })
  readonly asOf?: AsOfInput;
}

@ObjectType({ description: 'Status of a case, and what it waits for.' })
export class CaseStanding implements CurrentStatus {
  @Field(() => CaseStatusEnum, { description: 'Status of the case.' })
  readonly status: CaseStatus;

  @Field(() => AwaitedPartyEnum, {
    nullable: true,
    description: 'Whom or what the case waits for. Null unless the status is `AWAITING`.',
  })
  readonly awaitedParty: AwaitedParty | null;
}

@ObjectType({ description: 'Number of cases with one status.' })
export class CaseStatusCount extends CaseStanding implements StatusCount {
  @Field(() => Int, { description: 'Number of cases with this status and awaited party.' })
  readonly cases: number;
}

@ObjectType({ description: 'Number of times that cases went from one status to another.' })
export class CaseTransitionCount implements TransitionCount {
  @Field(() => CaseStanding, { description: 'Status before the transition.' })
  readonly from: CaseStanding;

  @Field(() => CaseStanding, { description: 'Status after the transition.' })
  readonly to: CaseStanding;

  @Field(() => Int, { description: 'Number of transitions. All changes by one command count as one transition.' })
  readonly count: number;
}

export const caseTransitionsRules: { readonly [type: string]: TypeRules } = {
  CaseStanding: { resource: 'desk', open: 'status awaitedParty' },
  CaseStatusCount: { resource: 'desk', open: 'status awaitedParty cases' },
  CaseTransitionCount: { resource: 'desk', open: 'from to count' },
};
