import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLeases1763801000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE runtime.workers (
        id uuid PRIMARY KEY,
        seen_at timestamptz NOT NULL
      ) WITH (fillfactor = 50); -- changed every second: room for versions beside them
      COMMENT ON TABLE runtime.workers IS 'Who works, or did a moment ago.';

      CREATE TABLE runtime.leases (
        name text PRIMARY KEY,
        holder uuid NOT NULL,
        expires_at timestamptz NOT NULL
      ) WITH (fillfactor = 50);
      COMMENT ON TABLE runtime.leases IS 'Work that only one may do at a time, and whose it is until when.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.leases; DROP TABLE runtime.workers');
  }
}
