import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQueueBoard1763800500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.queue_board_v1 (
        case_id uuid PRIMARY KEY,
        queue text,
        tier smallint NOT NULL,
        is_open boolean NOT NULL,
        opened_at timestamptz NOT NULL
      );
      CREATE INDEX queue_board_v1_open ON read.queue_board_v1 (queue, tier, opened_at) WHERE is_open;

      CREATE TABLE read.queue_changes_v1 (
        change_id text COLLATE "C" PRIMARY KEY,
        position numeric(20) NOT NULL,
        case_id uuid NOT NULL,
        cause text NOT NULL,
        from_queue text,
        to_queue text,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX queue_changes_v1_from ON read.queue_changes_v1 (from_queue, position);
      CREATE INDEX queue_changes_v1_to ON read.queue_changes_v1 (to_queue, position);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.queue_changes_v1, read.queue_board_v1');
  }
}
