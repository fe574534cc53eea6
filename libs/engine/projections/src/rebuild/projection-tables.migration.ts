import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProjectionTables1763801200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.projection_tables (
        name text PRIMARY KEY,
        projection text NOT NULL,
        version integer NOT NULL
      );
      COMMENT ON TABLE read.projection_tables IS 'In which read tables a version of a projection keeps its rows, so that they can be dropped when no release uses it.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.projection_tables');
  }
}
