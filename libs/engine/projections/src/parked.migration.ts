import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateParked1763801100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE read.checkpoints
        ADD failures integer NOT NULL DEFAULT 0,
        ADD failing_since timestamptz,
        ADD error text;
      COMMENT ON COLUMN read.checkpoints.failures IS 'In a row, since the lane last moved.';

      CREATE TABLE read.parked (
        projection text NOT NULL,
        version integer NOT NULL,
        lane integer NOT NULL,
        key text NOT NULL,
        position numeric(20) NOT NULL,
        stream text NOT NULL,
        revision integer NOT NULL,
        type text NOT NULL,
        error text,
        attempts integer NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retry_requested boolean NOT NULL DEFAULT false,
        PRIMARY KEY (projection, version, lane, key, position)
      );
      CREATE INDEX parked_position ON read.parked (position);
      COMMENT ON TABLE read.parked IS 'Events not folded into the rows of a key: the first failed, the others wait behind it.';
      COMMENT ON COLUMN read.parked.error IS 'Why it failed; null where it only waits.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE read.parked;
      ALTER TABLE read.checkpoints DROP failures, DROP failing_since, DROP error;
    `);
  }
}
