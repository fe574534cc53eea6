import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCheckpoints1763800200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA IF NOT EXISTS read;
      COMMENT ON SCHEMA read IS 'Read models: disposable, rebuilt from the log at any time.';

      CREATE TABLE read.checkpoints (
        projection text NOT NULL,
        version integer NOT NULL,
        lane integer NOT NULL,
        position numeric(20) NOT NULL,
        epoch bigint NOT NULL,
        advanced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (projection, version, lane)
      ) WITH (fillfactor = 50); -- its few rows change all the time: room for versions beside them
      COMMENT ON TABLE read.checkpoints IS 'The position of the log up to which each lane of a projection has folded; the epoch tells its worker from earlier ones.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.checkpoints');
  }
}
