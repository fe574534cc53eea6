import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSeals1763801400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE log.seals (
        number integer PRIMARY KEY,
        after_position numeric(20) NOT NULL,
        through_position numeric(20) NOT NULL,
        events integer NOT NULL,
        root bytea NOT NULL,
        previous bytea NOT NULL,
        sealed_at timestamptz(3) NOT NULL, -- signed to the millisecond, so it holds no more
        key_id text NOT NULL,
        signature bytea NOT NULL,
        leaves bytea NOT NULL
      );
      ALTER TABLE log.seals ALTER leaves SET STORAGE EXTERNAL; -- hashes don't compress
      COMMENT ON TABLE log.seals IS 'Tamper evidence: each seal covers the events after one position through another, signed and chained to the seal before it.';

      CREATE TABLE runtime.sealing_fault (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        reason text NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE runtime.sealing_fault IS 'Why the sealer refuses to go on; empty while it does.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.sealing_fault; DROP TABLE log.seals');
  }
}
