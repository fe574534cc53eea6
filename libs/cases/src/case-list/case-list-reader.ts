import { Injectable } from '@nestjs/common';
import type { Sight } from '#access';
import { badUserInput, type Caller, type Connection, connectionOf, pageRequestOf, plainData } from '#graphql';
import type { CaseView } from '../case/view/case.view.js';
import type { CaseSort } from './case-cursor.js';
import type { CaseFilter } from './case-filter.js';
import { type CaseDurations, CaseList } from './case-list.js';
import type { CasesArgs } from './cases.args.js';

const lastOpenedFirst: CaseSort = { by: 'openedAt', direction: 'descending' };

/** What customers may filter their cases by: what they are shown of them. */
const ownCriteria: readonly string[] = [
  'status',
  'awaitedParty',
  'priority',
  'category',
  'subcategory',
  'channel',
  'deviceSerial',
  'isOpen',
  'openedAt',
  'updatedAt',
  'closedAt',
] satisfies (keyof CaseFilter)[];

/** Answers queries for many cases, each caller from those that are theirs to see. */
@Injectable()
export class CaseListReader {
  constructor(private readonly list: CaseList) {}

  async page(args: CasesArgs, { sight }: Caller): Promise<Connection<CaseView>> {
    const filter = filterFor(sight, args.filter);
    const page = await this.list.page(filter, args.sort ?? lastOpenedFirst, pageRequestOf(args));
    return connectionOf(page, () => this.list.count(filter));
  }

  durations(filter: CaseFilter | undefined, { sight }: Caller): Promise<CaseDurations> {
    return this.list.openToClose(filterFor(sight, filter));
  }
}

/** @throws BAD_USER_INPUT where a customer asks by what is not shown to them. */
const filterFor = (sight: Sight, given: CaseFilter = {}): CaseFilter => {
  const filter = plainData(given);
  if (sight.verdictOn('case', ['open']) === true) return filter;
  const foreign = Object.keys(filter).find((criterion) => !ownCriteria.includes(criterion));
  if (foreign) {
    const message = `Customers can't filter by ${foreign}`;
    throw badUserInput([{ path: ['filter', foreign], rule: 'isOwnCriterion', message }]);
  }
  return { ...filter, customerId: sight.viewer.customerIds };
};
