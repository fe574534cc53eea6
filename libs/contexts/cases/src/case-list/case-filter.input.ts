import { InputType } from '@nestjs/graphql';
import { BooleanField, EnumField, filterInput, OriginEnum } from '#graphql';
import { AwaitedPartyEnum, CaseStatusEnum, PriorityEnum } from '../api/enums.js';
import type { Priority } from '../case/case.events.js';
import type { CaseFilter } from './case-filter.js';
import { caseListTable } from '../case-views/case-list.table.js';

const criteria = {
  status: { choices: CaseStatusEnum, description: 'Only cases with one of these statuses.' },
  awaitedParty: { choices: AwaitedPartyEnum, description: 'Only cases that wait for one of these parties.' },
  tier: { choices: [1, 2, 3], description: 'Only cases in one of these tiers: 1 frontline, 2 senior, 3 engineering.' },
  queue: { description: 'Only cases in one of these queues, by code: `hardware`.' },
  assignee: { isId: true, description: 'Only cases that are assigned to one of these agents.' },
  category: { description: 'Only cases of one of these categories, by code: `display`.' },
  subcategory: { description: 'Only cases of one of these subcategories, by code: `cracked-glass`.' },
  channel: { description: 'Only cases that were opened by one of these channels, by code: `phone`.' },
  language: { description: 'Only cases in one of these languages, as BCP 47 tags: `zh-Hans`.' },
  region: { description: 'Only cases of one of these regions, as ISO 3166 codes: `HK`, `CN-BJ`.' },
  customerId: { isId: true, description: 'Only cases of one of these customers.' },
  deviceSerial: { description: 'Only cases about a device with one of these serial numbers.' },
  escalationPending: {
    description: 'True for cases with a pending escalation only, false for cases without one only.',
  },
  origin: { choices: OriginEnum, description: 'Only cases of one of these origins.' },
  openedAt: { description: 'Only cases that were opened within this range.' },
  updatedAt: { description: 'Only cases whose last event happened within this range.' },
  closedAt: { description: 'Only cases that were closed within this range; open cases are left out.' },
};

@InputType({
  description:
    'Which cases to include. A case must meet every criterion that is given; in a list, one of the values is ' +
    'enough. Customers can filter only by what they are shown.',
})
export class CaseFilterInput extends filterInput(caseListTable, criteria) implements CaseFilter {
  @EnumField(PriorityEnum, { nullable: true, list: true, description: 'Only cases with one of these priorities.' })
  readonly priority?: readonly Priority[];

  @BooleanField({ nullable: true, description: 'True for open cases only, false for closed cases only.' })
  readonly isOpen?: boolean;
}
