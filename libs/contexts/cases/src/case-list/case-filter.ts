import type { SelectQueryBuilder } from 'typeorm';
import { type FilterOf, narrow, type RowOf } from '#projections';
import { priorities, type Priority } from '../case/case.events.js';
import { caseListTable } from '../case-views/case-list.table.js';

/**
 * Filter of the case list. All fields given must match; a list matches any of its values. Null matches a missing value:
 * `{ assignee: [null] }` finds unassigned cases.
 */
export interface CaseFilter extends FilterOf<typeof caseListTable> {
  readonly priority?: readonly Priority[];
  /** True for open cases, false for closed ones. */
  readonly isOpen?: boolean;
}

export type CaseQuery = SelectQueryBuilder<RowOf<typeof caseListTable>>;

/** Adds the filter's conditions to a query over the case list, whose alias is `c`. */
export const narrowCases = (query: CaseQuery, filter: CaseFilter): CaseQuery => {
  narrow(query, caseListTable, filter);
  if (filter.priority) {
    const ranks = filter.priority.map((priority) => priorities.indexOf(priority));
    query.andWhere('c.priorityRank = ANY (:ranks)', { ranks });
  }
  // Literal SQL, because it must equal the condition of the partial indexes of open cases.
  if (filter.isOpen !== undefined) query.andWhere(filter.isOpen ? `c.status <> 'closed'` : `c.status = 'closed'`);
  return query;
};
