import type { Pool } from 'pg';
import { caseListTable } from '../case-views/case-list.table.js';

export interface CaseOfCustomer {
  readonly caseId: string;
  readonly customerId: string;
}

/**
 * The cases of these customers, ordered by id, for other contexts. Read as of the checkpoint of the projection `cases`.
 * @param page at most `limit` cases after an id; all cases if omitted.
 */
export const casesOf = async (
  pool: Pool,
  customerIds: readonly string[],
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<readonly CaseOfCustomer[]> => {
  const { rows } = await pool.query<CaseOfCustomer>(
    `SELECT case_id AS "caseId", customer_id AS "customerId" FROM ${caseListTable.relation}
     WHERE customer_id = ANY ($1) AND ($2::uuid IS NULL OR case_id > $2) ORDER BY case_id LIMIT $3`,
    [customerIds, page.after ?? null, page.limit ?? null],
  );
  return rows;
};
