import type { SelectQueryBuilder } from 'typeorm';
import { type FilterOf, narrow, type RowOf } from '#projections';
import { priorities, type Priority } from '../case/case.events.js';
import { caseListTable } from '../case-views/case-list.table.js';

/** Everything given must hold; of a list, any one value. Null stands for none: `{ assignee: [null] }`. */
export interface CaseFilter extends FilterOf<typeof caseListTable> {
  readonly priority?: readonly Priority[];
  /** False leaves closed cases only. */
  readonly isOpen?: boolean;
}

export type CaseQuery = SelectQueryBuilder<RowOf<typeof caseListTable>>;

/** Narrows a query over the list of cases with alias `c`. */
export const narrowCases = (query: CaseQuery, filter: CaseFilter): CaseQuery => {
  narrow(query, caseListTable, filter);
  if (filter.priority) {
    const ranks = filter.priority.map((priority) => priorities.indexOf(priority));
    query.andWhere('c.priorityRank = ANY (:ranks)', { ranks });
  }
  // Written out, since the indexes of open cases are chosen by this very condition.
  if (filter.isOpen !== undefined) query.andWhere(filter.isOpen ? `c.status <> 'closed'` : `c.status = 'closed'`);
  return query;
};
