import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCaseList1763800400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.case_list_v1 (
        case_id uuid PRIMARY KEY,
        status text NOT NULL,
        awaited_party text,
        priority_rank smallint NOT NULL,
        tier smallint NOT NULL,
        queue text,
        assignee text,
        category text NOT NULL,
        subcategory text,
        channel text NOT NULL,
        language text NOT NULL,
        region text NOT NULL,
        customer_id text,
        device_serial text,
        escalation_pending boolean NOT NULL,
        origin text NOT NULL,
        opened_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      -- Every order ends with the id, so that a cursor stands at one place. An index serves both directions.
      CREATE INDEX case_list_v1_opened ON read.case_list_v1 (opened_at, case_id);
      CREATE INDEX case_list_v1_updated ON read.case_list_v1 (updated_at, case_id);
      CREATE INDEX case_list_v1_closed ON read.case_list_v1 (coalesce(closed_at, 'infinity'), case_id);
      CREATE INDEX case_list_v1_priority ON read.case_list_v1 (priority_rank, case_id);
      CREATE INDEX case_list_v1_queue ON read.case_list_v1 (queue, opened_at, case_id) WHERE status <> 'closed';
      CREATE INDEX case_list_v1_assignee ON read.case_list_v1 (assignee, opened_at, case_id) WHERE status <> 'closed';
      CREATE INDEX case_list_v1_customer ON read.case_list_v1 (customer_id, opened_at, case_id)
        WHERE customer_id IS NOT NULL;
      CREATE INDEX case_list_v1_device ON read.case_list_v1 (device_serial, opened_at, case_id)
        WHERE device_serial IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.case_list_v1');
  }
}
