import { InputType } from '@nestjs/graphql';
import { BooleanField, EnumField, filterInput, OriginEnum } from '#graphql';
import { AwaitedPartyEnum, CaseStatusEnum, PriorityEnum } from '../api/enums.js';
import type { Priority } from '../case/case.events.js';
import type { CaseFilter } from './case-filter.js';
import { caseListTable } from '../case-details/case-list.table.js';

const choices = { status: CaseStatusEnum, awaitedParty: AwaitedPartyEnum, tier: [1, 2, 3], origin: OriginEnum };

@InputType({ description: 'Everything given must hold; of a list, any one value. Null in a list stands for none.' })
export class CaseFilterInput extends filterInput(caseListTable, choices) implements CaseFilter {
  @EnumField(PriorityEnum, { nullable: true, list: true })
  readonly priority?: readonly Priority[];

  @BooleanField({ nullable: true, description: 'False leaves closed cases only.' })
  readonly isOpen?: boolean;
}
