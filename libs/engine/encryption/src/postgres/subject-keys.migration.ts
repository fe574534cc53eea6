import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubjectKeys1763800100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA IF NOT EXISTS runtime;

      CREATE TABLE runtime.subject_keys (
        subject text COLLATE "C" PRIMARY KEY,
        master_key_id text NOT NULL,
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX subject_keys_master_key_id ON runtime.subject_keys (master_key_id);
      COMMENT ON TABLE runtime.subject_keys IS 'Secrets that protect personal fields and texts, one a subject, wrapped under a master key. Back up apart from the log.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.subject_keys');
  }
}
