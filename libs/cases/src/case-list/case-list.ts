import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { badUserInput, type Page, type PageRequest } from '#graphql';
import type { CaseView } from '../case/view/case.view.js';
import { CaseDetailsEntity } from '../case-details/case-details.entity.js';
import { caseCursorOf, type CasePlace, casePlaceOf, type CaseSort, type CaseSortField } from './case-cursor.js';
import { type CaseFilter, narrow } from './case-filter.js';
import { CaseListEntity } from './case-list.entity.js';

/** How long cases took from opening to closing. */
export interface CaseDurations {
  readonly cases: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
}

const columns = {
  openedAt: 'openedAt',
  updatedAt: 'updatedAt',
  closedAt: 'closedAt',
  priority: 'priorityRank',
} satisfies Record<CaseSortField, keyof CaseListEntity>;

const opposite = { ascending: 'descending', descending: 'ascending' } as const;

/** Cases by many criteria, as far as the projection `cases` has come. */
@Injectable()
export class CaseList {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * One page with the whole cases, in one statement.
   * @throws GraphQLError BAD_USER_INPUT for a cursor of another list or order.
   */
  async page(filter: CaseFilter, sort: CaseSort, request: PageRequest): Promise<Page<CaseView>> {
    const { size, direction, cursor } = request;
    const reading = direction === 'forwards' ? sort.direction : opposite[sort.direction];
    const query = narrow(this.cases(), filter)
      .innerJoin(CaseDetailsEntity, 'd', 'd.caseId = c.caseId')
      .select('c.caseId', 'caseId')
      .addSelect(`c.${columns[sort.by]}`, 'value')
      .addSelect('d.view', 'view')
      .orderBy(`c.${columns[sort.by]}`, reading === 'ascending' ? 'ASC' : 'DESC')
      .addOrderBy('c.caseId', reading === 'ascending' ? 'ASC' : 'DESC')
      .limit(size + 1);
    if (cursor !== undefined) behind(query, columns[sort.by], reading, placeOf(sort.by, request));
    const found = await query.getRawMany<CasePlace & { view: CaseView }>();
    const edges = found.slice(0, size).map((row) => ({ cursor: caseCursorOf(sort.by, row), node: row.view }));
    const [hasMore, hasBefore] = [found.length > size, cursor !== undefined];
    return direction === 'forwards'
      ? { edges, hasNextPage: hasMore, hasPreviousPage: hasBefore }
      : { edges: edges.reverse(), hasNextPage: hasBefore, hasPreviousPage: hasMore };
  }

  count(filter: CaseFilter): Promise<number> {
    return narrow(this.cases(), filter).getCount();
  }

  /** Of the cases that are closed now; of a reopened one, from its opening to its last closing. */
  async openToClose(filter: CaseFilter): Promise<CaseDurations> {
    const seconds = 'extract(epoch FROM c.closedAt - c.openedAt)::float';
    const durations = await narrow(this.cases(), filter)
      .andWhere('c.closedAt IS NOT NULL')
      .select('count(*)::integer', 'cases')
      .addSelect(`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds})`, 'medianSeconds')
      .addSelect(`avg(${seconds})`, 'meanSeconds')
      .getRawOne<CaseDurations>();
    return durations ?? { cases: 0, medianSeconds: null, meanSeconds: null };
  }

  private cases(): SelectQueryBuilder<CaseListEntity> {
    return this.dataSource.getRepository(CaseListEntity).createQueryBuilder('c');
  }
}

const placeOf = (by: CaseSortField, { cursor = '', direction }: PageRequest): CasePlace => {
  const place = casePlaceOf(by, cursor);
  if (place) return place;
  const message = 'This is not a cursor of a list in this order';
  throw badUserInput([{ path: [direction === 'forwards' ? 'after' : 'before'], rule: 'isCursor', message }]);
};

/** Only what comes behind the place in reading order. Null is the greatest value: last when ascending, first when descending. */
const behind = (
  query: SelectQueryBuilder<CaseListEntity>,
  column: string,
  reading: CaseSort['direction'],
  place: CasePlace,
): void => {
  const conditions = {
    ascending: {
      value: `((c.${column}, c.caseId) > (:value, :caseId) OR c.${column} IS NULL)`,
      none: `(c.${column} IS NULL AND c.caseId > :caseId)`,
    },
    descending: {
      value: `(c.${column}, c.caseId) < (:value, :caseId)`,
      none: `(c.${column} IS NOT NULL OR c.caseId < :caseId)`,
    },
  };
  const { value, caseId } = place;
  query.andWhere(conditions[reading][value === null ? 'none' : 'value'], { value, caseId });
};
