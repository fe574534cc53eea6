import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRebuilds1763801200200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE runtime.rebuilds (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        projection text NOT NULL,
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'running', 'done', 'failed')),
        phase text,
        events bigint NOT NULL DEFAULT 0,
        share double precision NOT NULL DEFAULT 0,
        events_per_second double precision NOT NULL DEFAULT 0,
        started_at timestamptz,
        ended_at timestamptz,
        differences bigint,
        examples jsonb NOT NULL DEFAULT '[]',
        parked bigint,
        error text
      );
      COMMENT ON TABLE runtime.rebuilds IS 'Rebuilds of read models that operators have asked for, and what became of them.';
      -- Who asks for one that is already to come, or under way, gets that one.
      CREATE UNIQUE INDEX rebuilds_open ON runtime.rebuilds (projection) WHERE state IN ('requested', 'running');
      CREATE INDEX rebuilds_requested ON runtime.rebuilds (requested_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.rebuilds');
  }
}
