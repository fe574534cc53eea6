import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCaseTransitions1763800700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE read.case_standing_v1 (
        case_id uuid PRIMARY KEY,
        status text NOT NULL,
        awaited_party text,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL
      );

      CREATE TABLE read.case_transitions_v1 (
        transition_id text COLLATE "C" PRIMARY KEY,
        case_id uuid NOT NULL,
        revision integer NOT NULL,
        command_id text COLLATE "C" NOT NULL,
        from_status text,
        from_awaited_party text,
        from_occurred_at timestamptz,
        from_recorded_at timestamptz,
        to_status text NOT NULL,
        to_awaited_party text,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      -- The intervals that hold an instant, however long ago that is.
      CREATE INDEX case_transitions_v1_occurred ON read.case_transitions_v1
        USING gist (tstzrange(from_occurred_at, occurred_at)) WHERE from_status IS NOT NULL;
      CREATE INDEX case_transitions_v1_recorded ON read.case_transitions_v1
        USING gist (tstzrange(from_recorded_at, recorded_at)) WHERE from_status IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.case_transitions_v1, read.case_standing_v1');
  }
}
