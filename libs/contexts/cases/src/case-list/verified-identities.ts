import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { caseDetailsTable } from '../case-views/cases.projection.js';
import { caseListTable } from '../case-views/case-list.table.js';

/** F4: customers whose identity is verified on an open case, as of the checkpoint of the projection `cases`. */
@Injectable()
export class VerifiedIdentities {
  constructor(private readonly dataSource: DataSource) {}

  /** The ids among `customerIds` whose identity is verified on an open case. */
  async among(customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (customerIds.length === 0) return new Set();
    const rows = await this.dataSource.query<{ customer_id: string }[]>(
      `SELECT DISTINCT customer_id FROM ${caseListTable.relation} JOIN ${caseDetailsTable.relation} USING (case_id)
       WHERE customer_id = ANY ($1) AND status <> 'closed' AND view ? 'identityVerifiedAt'`,
      [[...new Set(customerIds)]],
    );
    return new Set(rows.map(({ customer_id }) => customer_id));
  }
}
