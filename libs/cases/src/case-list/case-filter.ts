import type { SelectQueryBuilder } from 'typeorm';
import type { Instant, Origin, Tier } from '#kernel';
import type { RowOf } from '#projections';
import { type AwaitedParty, priorities, type Priority } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import type { caseListTable } from './case-list.table.js';

/** From inclusive, before exclusive. */
export interface InstantRange {
  readonly from?: Instant;
  readonly before?: Instant;
}

/** Everything given must hold; of a list, any one value. Null stands for none: `{ assignee: [null] }`. */
export interface CaseFilter {
  readonly status?: readonly CaseStatus[];
  readonly awaitedParty?: readonly (AwaitedParty | null)[];
  readonly priority?: readonly Priority[];
  readonly tier?: readonly Tier[];
  readonly queue?: readonly (string | null)[];
  readonly assignee?: readonly (string | null)[];
  readonly category?: readonly string[];
  readonly subcategory?: readonly (string | null)[];
  readonly channel?: readonly string[];
  readonly language?: readonly string[];
  readonly region?: readonly string[];
  readonly customerId?: readonly (string | null)[];
  readonly deviceSerial?: readonly (string | null)[];
  readonly origin?: readonly Origin[];
  /** False leaves closed cases only. */
  readonly isOpen?: boolean;
  readonly escalationPending?: boolean;
  readonly openedAt?: InstantRange;
  readonly updatedAt?: InstantRange;
  readonly closedAt?: InstantRange;
}

export type CaseQuery = SelectQueryBuilder<RowOf<typeof caseListTable>>;

const choices = [
  'status',
  'awaitedParty',
  'tier',
  'queue',
  'assignee',
  'category',
  'subcategory',
  'channel',
  'language',
  'region',
  'customerId',
  'deviceSerial',
  'origin',
] as const;

const ranges = ['openedAt', 'updatedAt', 'closedAt'] as const;

/** Narrows a query over the list of cases with alias `c`. */
export const narrow = (query: CaseQuery, filter: CaseFilter): CaseQuery => {
  for (const field of choices) oneOf(query, field, filter[field]);
  oneOf(
    query,
    'priorityRank',
    filter.priority?.map((priority) => priorities.indexOf(priority)),
  );
  for (const field of ranges) within(query, field, filter[field]);
  // Written out, since the indexes of open cases are chosen by this very condition.
  if (filter.isOpen !== undefined) query.andWhere(filter.isOpen ? `c.status <> 'closed'` : `c.status = 'closed'`);
  if (filter.escalationPending !== undefined) {
    query.andWhere('c.escalationPending = :pending', { pending: filter.escalationPending });
  }
  return query;
};

const oneOf = (query: CaseQuery, field: string, values?: readonly (string | number | null)[]): void => {
  if (!values) return;
  const given = values.filter((value) => value !== null);
  const orNone = given.length < values.length ? ` OR c.${field} IS NULL` : '';
  query.andWhere(`(c.${field} = ANY (:${field})${orNone})`, { [field]: given });
};

const within = (query: CaseQuery, field: string, { from, before }: InstantRange = {}): void => {
  if (from) query.andWhere(`c.${field} >= :${field}From`, { [`${field}From`]: from });
  if (before) query.andWhere(`c.${field} < :${field}Before`, { [`${field}Before`]: before });
};
