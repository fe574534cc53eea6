import type { MigrationInterface, QueryRunner } from 'typeorm';
import { putBehindViews, takeFromBehindViews } from '#projections';

/** The escalation board once its texts can be erased. */
export class ReviseEscalationBoard1763802100100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.escalation_board_v2 (
        case_id uuid PRIMARY KEY,
        from_tier smallint NOT NULL,
        to_tier smallint NOT NULL,
        specialty text,
        reason text,
        severity text NOT NULL,
        urgent_reason text,
        attempts jsonb,
        escalated_by text NOT NULL,
        escalated_at timestamptz NOT NULL
      );
      CREATE INDEX escalation_board_v2_tier ON read.escalation_board_v2 (to_tier, escalated_at);
      COMMENT ON TABLE read.escalation_board_v2 IS 'Pending escalations, with their texts in clear.';
    `);
    await putBehindViews(queryRunner, { name: 'escalation-board', version: 2 }, ['escalation_board_v2']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await takeFromBehindViews(queryRunner, ['escalation_board_v2']);
    await queryRunner.query('DROP TABLE read.escalation_board_v2');
  }
}
