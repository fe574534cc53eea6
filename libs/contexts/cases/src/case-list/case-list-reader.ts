import { Injectable } from '@nestjs/common';
import type { Permissions } from '#access';
import {
  badUserInput,
  type Caller,
  type Connection,
  connectionOf,
  identityNotVerified,
  type PageArgs,
  pageRequestOf,
  plainData,
} from '#graphql';
import { facingCustomers } from '../api/who.js';
import type { CaseView } from '../case/view/case.view.js';
import type { CaseSort } from './case-cursor.js';
import type { CaseFilter } from './case-filter.js';
import { type CaseDurations, CaseList } from './case-list.js';
import type { CasesArgs } from './cases.args.js';
import { VerifiedIdentities } from './verified-identities.js';

const lastOpenedFirst: CaseSort = { by: 'openedAt', direction: 'descending' };

/** The fields by which customers may filter: those that they are shown. */
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

/** Answers queries for lists of cases, limited to the cases that the caller may see. */
@Injectable()
export class CaseListReader {
  constructor(
    private readonly list: CaseList,
    private readonly identities: VerifiedIdentities,
  ) {}

  async page(args: CasesArgs, { permissions }: Caller): Promise<Connection<CaseView>> {
    const filter = await this.disclosed(filterFor(permissions, args.filter), permissions);
    return this.pageOf(filter, args);
  }

  /** The cases of one customer that the caller may see. */
  async ofCustomer(customerId: string, args: PageArgs, { permissions }: Caller): Promise<Connection<CaseView>> {
    const { customerId: own } = filterFor(permissions);
    const filter = { customerId: own && !own.includes(customerId) ? [] : [customerId] };
    return this.pageOf(await this.disclosed(filter, permissions), args);
  }

  async durations(filter: CaseFilter | undefined, { permissions }: Caller): Promise<CaseDurations> {
    const durations = await this.list.openToClose(await this.disclosed(filterFor(permissions, filter), permissions));
    const { cases, medianSeconds, meanSeconds } = durations;
    return { cases, medianSeconds: wholeSeconds(medianSeconds), meanSeconds: wholeSeconds(meanSeconds) };
  }

  private async pageOf(filter: CaseFilter, args: Pick<CasesArgs, 'sort'> & PageArgs): Promise<Connection<CaseView>> {
    const page = await this.list.page(filter, args.sort ?? lastOpenedFirst, pageRequestOf(args));
    return connectionOf(page, () => this.list.count(filter));
  }

  /**
   * F4: the desk may list the cases of a customer only while the customer's identity is verified on an open case.
   * @throws GraphQLError IDENTITY_NOT_VERIFIED
   */
  private async disclosed(filter: CaseFilter, { viewer: { actor } }: Permissions): Promise<CaseFilter> {
    const asked = filter.customerId?.filter((id) => id !== null) ?? [];
    if (asked.length === 0 || !facingCustomers.some((role) => role === actor.role)) return filter;
    const verified = await this.identities.among(asked);
    if (asked.some((id) => !verified.has(id))) throw identityNotVerified();
    return filter;
  }
}

const wholeSeconds = (seconds: number | null): number | null => seconds && Math.round(seconds);

/** @throws GraphQLError BAD_USER_INPUT if a customer filters by a field that customers are not shown. */
const filterFor = (permissions: Permissions, given?: CaseFilter | null): CaseFilter => {
  const filter = plainData(given ?? {});
  if (permissions.verdictOn('case', ['open']) === true) return filter;
  const foreign = Object.keys(filter).find((criterion) => !ownCriteria.includes(criterion));
  if (foreign) {
    const message = `Customers cannot filter by ${foreign}`;
    throw badUserInput([{ path: ['filter', foreign], rule: 'isOwnCriterion', message }]);
  }
  return { ...filter, customerId: permissions.viewer.customerIds };
};
