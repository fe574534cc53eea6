import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEscalationBoard1763800600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.escalation_board_v1 (
        case_id uuid PRIMARY KEY,
        from_tier smallint NOT NULL,
        to_tier smallint NOT NULL,
        specialty text,
        reason text NOT NULL,
        severity text NOT NULL,
        urgent_reason text,
        attempts jsonb NOT NULL,
        escalated_by text NOT NULL,
        escalated_at timestamptz NOT NULL
      );
      CREATE INDEX escalation_board_v1_tier ON read.escalation_board_v1 (to_tier, escalated_at);
      COMMENT ON TABLE read.escalation_board_v1 IS 'Pending escalations, with their texts in clear.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.escalation_board_v1');
  }
}
