import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwnRecords } from '#access';
import { customersTable } from '../customer-list/customers.projection.js';

/**
 * Finds the records of one person, as of the checkpoint of the projection `customers`. Each lookup is one statement.
 */
@Injectable()
export class MergedRecords implements OwnRecords {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ids of all records of the person: this one, the one it was finally merged into, and all that were merged into that,
   * directly or not.
   */
  async of(customerId: string): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ customer_id: string }[]>(
      `WITH RECURSIVE survivors AS (
         SELECT $1::text AS id
         UNION SELECT merged_into FROM survivors JOIN ${customersTable.relation} ON customer_id = id WHERE merged_into IS NOT NULL
       ), records AS (
         SELECT id FROM survivors
         UNION SELECT customer_id FROM records JOIN ${customersTable.relation} ON merged_into = id
       )
       SELECT id AS customer_id FROM records ORDER BY id`,
      [customerId],
    );
    return rows.map(({ customer_id }) => customer_id);
  }
}
