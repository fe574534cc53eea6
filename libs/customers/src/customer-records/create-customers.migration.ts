import type { MigrationInterface, QueryRunner } from 'typeorm';
import { putBehindViews, takeFromBehindViews } from '#projections';

export class CreateCustomers1763802000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.customers_v1 (
        customer_id text PRIMARY KEY,
        phone_index text,
        email_index text,
        merged_into text,
        view jsonb NOT NULL
      );
      CREATE INDEX customers_v1_phone ON read.customers_v1 (phone_index) WHERE phone_index IS NOT NULL;
      CREATE INDEX customers_v1_email ON read.customers_v1 (email_index) WHERE email_index IS NOT NULL;
      CREATE INDEX customers_v1_merged ON read.customers_v1 (merged_into) WHERE merged_into IS NOT NULL;
      COMMENT ON TABLE read.customers_v1 IS 'Customers as people read them, with personal data in clear.';
    `);
    await putBehindViews(queryRunner, { name: 'customers', version: 1 }, ['customers_v1']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await takeFromBehindViews(queryRunner, ['customers_v1']);
    await queryRunner.query('DROP TABLE read.customers_v1');
  }
}
