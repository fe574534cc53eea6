import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OwnRecords } from '#access';
import { customersTable } from '../customer-list/customers.projection.js';

/** Which records are one person's, as far as the projection `customers` has come. Each question is one statement. */
@Injectable()
export class MergedRecords implements OwnRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** The record itself, the one it went on under in the end, and all that were merged into that, at whatever remove. */
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
