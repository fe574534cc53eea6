import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** F4: whose identity is verified on an open case of theirs, as far as the projection `cases` has come. */
@Injectable()
export class VerifiedIdentities {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these customers. */
  async among(customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (customerIds.length === 0) return new Set();
    const rows = await this.dataSource.query<{ customer_id: string }[]>(
      `SELECT DISTINCT customer_id FROM read.case_list_v1 JOIN read.case_details_v1 USING (case_id)
       WHERE customer_id = ANY ($1) AND status <> 'closed' AND view ? 'identityVerifiedAt'`,
      [[...new Set(customerIds)]],
    );
    return new Set(rows.map(({ customer_id }) => customer_id));
  }
}
