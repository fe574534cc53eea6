import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateErasures1763802100200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE runtime.erasures (
        id uuid PRIMARY KEY,
        customer_id text NOT NULL,
        requested_by text NOT NULL,
        requested_role text NOT NULL,
        requested_at timestamptz NOT NULL,
        correlation_id text NOT NULL,
        step text NOT NULL DEFAULT 'requested',
        step_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        progress json NOT NULL DEFAULT '{}',
        failures integer NOT NULL DEFAULT 0,
        error text,
        retry_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        certificate json
      );
      CREATE INDEX erasures_open ON runtime.erasures (retry_at) WHERE step <> 'done';
      CREATE INDEX erasures_customer ON runtime.erasures (customer_id, requested_at);
      COMMENT ON TABLE runtime.erasures IS 'Erasures of personal data, by the event that asked for each: which step is done, and at the end the signed certificate.';

      CREATE TABLE runtime.erasure_checkpoint (
        position numeric(20) NOT NULL
      );
      COMMENT ON TABLE runtime.erasure_checkpoint IS 'The position of the log up to which requests for erasures have been taken; no row before the first look.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE runtime.erasure_checkpoint, runtime.erasures');
  }
}
