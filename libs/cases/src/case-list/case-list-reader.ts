import { Injectable } from '@nestjs/common';
import {
  badUserInput,
  type Caller,
  type Connection,
  connectionOf,
  type Edge,
  pageRequestOf,
  plainData,
} from '#graphql';
import type { Actor } from '#kernel';
import { sharedWith, sightOf } from '../api/case-access.js';
import type { Case } from '../api/case.type.js';
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

  async page(args: CasesArgs, { actor }: Caller): Promise<Connection<Case>> {
    const filter = filterFor(actor, args.filter);
    const { edges, ...rest } = await this.list.page(filter, args.sort ?? lastOpenedFirst, pageRequestOf(args));
    const shared = edges.flatMap((edge) => sharedEdge(actor, edge));
    return connectionOf({ ...rest, edges: shared }, () => this.list.count(filter));
  }

  durations(filter: CaseFilter | undefined, { actor }: Caller): Promise<CaseDurations> {
    return this.list.openToClose(filterFor(actor, filter));
  }
}

const sharedEdge = (actor: Actor, { cursor, node }: Edge<CaseView>): Edge<Case>[] => {
  const shared = sharedWith(actor, node);
  return shared ? [{ cursor, node: shared }] : [];
};

/** @throws BAD_USER_INPUT where a customer asks by what is not shown to them. */
const filterFor = (actor: Actor, given: CaseFilter = {}): CaseFilter => {
  const filter = plainData(given);
  if (sightOf(actor).cases === 'all') return filter;
  const foreign = Object.keys(filter).find((criterion) => !ownCriteria.includes(criterion));
  if (foreign) {
    const message = `Customers can't filter by ${foreign}`;
    throw badUserInput([{ path: ['filter', foreign], rule: 'isOwnCriterion', message }]);
  }
  return { ...filter, customerId: actor.customerId ? [actor.customerId] : [] };
};
