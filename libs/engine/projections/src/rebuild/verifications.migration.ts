import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddVerifications1763801600100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE runtime.rebuilds
        ADD kind text NOT NULL DEFAULT 'rebuild' CHECK (kind IN ('rebuild', 'verification'));
      COMMENT ON TABLE runtime.rebuilds IS
        'Rebuilds and verifications of read models that operators have asked for, and what became of them.';
      DROP INDEX runtime.rebuilds_open;
      CREATE UNIQUE INDEX rebuilds_open ON runtime.rebuilds (projection, kind) WHERE state IN ('requested', 'running');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM runtime.rebuilds WHERE kind <> 'rebuild';
      ALTER TABLE runtime.rebuilds DROP kind;
      CREATE UNIQUE INDEX rebuilds_open ON runtime.rebuilds (projection) WHERE state IN ('requested', 'running');
    `);
  }
}
