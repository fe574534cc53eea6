import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badUserInput, type Page, pageOfFound, type PageRequest } from '#graphql';
import type { CaseView } from '../case/view/case.view.js';
import { caseDetailsTable } from '../case-views/cases.projection.js';
import { caseCursorOf, type CasePlace, casePlaceOf, type CaseSort, type CaseSortField, never } from './case-cursor.js';
import { type CaseFilter, type CaseQuery, narrowCases } from './case-filter.js';
import { caseListTable } from '../case-views/case-list.table.js';

/** Times from opening to closing, over closed cases. */
export interface CaseDurations {
  readonly cases: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
}

/** Sort expressions. They are never null, so a cursor is one comparison of pairs, which an index can answer. */
const keys = {
  openedAt: 'c.openedAt',
  updatedAt: 'c.updatedAt',
  closedAt: `coalesce(c.closedAt, '${never}')`,
  priority: 'c.priorityRank',
} satisfies Record<CaseSortField, string>;

/** Lists cases from the read model, as of the checkpoint of the projection `cases`. */
@Injectable()
export class CaseList {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * One page of whole cases, read in one statement.
   * @throws GraphQLError BAD_USER_INPUT if the cursor belongs to another list or order.
   */
  async page(filter: CaseFilter, sort: CaseSort, request: PageRequest): Promise<Page<CaseView>> {
    const { size, direction, cursor } = request;
    const ascending = (sort.direction === 'ascending') === (direction === 'forwards');
    const key = keys[sort.by];
    const query = narrowCases(this.cases(), filter)
      .innerJoin(caseDetailsTable.name, 'd', 'd.caseId = c.caseId')
      .select('d.view', 'view')
      .orderBy(key, ascending ? 'ASC' : 'DESC')
      .addOrderBy('c.caseId', ascending ? 'ASC' : 'DESC')
      .limit(size + 1);
    if (cursor !== undefined) {
      query.andWhere(`(${key}, c.caseId) ${ascending ? '>' : '<'} (:value, :caseId)`, placeOf(sort.by, request));
    }
    const found = await query.getRawMany<{ view: CaseView }>();
    return pageOfFound(found, request, ({ view }) => ({ cursor: caseCursorOf(sort.by, view), node: view }));
  }

  count(filter: CaseFilter): Promise<number> {
    return narrowCases(this.cases(), filter).getCount();
  }

  /** Measures the cases that are closed now; for a reopened case, from its opening to its last closing. */
  async openToClose(filter: CaseFilter): Promise<CaseDurations> {
    const seconds = 'extract(epoch FROM c.closedAt - c.openedAt)::float';
    const durations = await narrowCases(this.cases(), filter)
      .andWhere('c.closedAt IS NOT NULL')
      .select('count(*)::integer', 'cases')
      .addSelect(`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds})`, 'medianSeconds')
      .addSelect(`avg(${seconds})`, 'meanSeconds')
      .getRawOne<CaseDurations>();
    return durations ?? { cases: 0, medianSeconds: null, meanSeconds: null };
  }

  private cases(): CaseQuery {
    return this.dataSource.getRepository(caseListTable.entity).createQueryBuilder('c');
  }
}

const placeOf = (by: CaseSortField, { cursor = '', direction }: PageRequest): CasePlace => {
  const place = casePlaceOf(by, cursor);
  if (place) return place;
  const message = 'This is not a cursor of a list in this order';
  throw badUserInput([{ path: [direction === 'forwards' ? 'after' : 'before'], rule: 'isCursor', message }]);
};
