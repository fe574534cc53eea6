import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCaseDetails1763800300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.case_details_v1 (
        case_id uuid PRIMARY KEY,
        number text NOT NULL,
        external_source text,
        external_id text,
        view jsonb NOT NULL
      );
      -- Not unique: what the log says twice, a read model shows twice.
      CREATE INDEX case_details_v1_number ON read.case_details_v1 (number);
      CREATE INDEX case_details_v1_external ON read.case_details_v1 (external_id, external_source)
        WHERE external_id IS NOT NULL;
      COMMENT ON TABLE read.case_details_v1 IS 'Cases as people read them, with personal data and texts in clear.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.case_details_v1');
  }
}
