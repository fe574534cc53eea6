import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSnapshots1763801300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA IF NOT EXISTS read;

      CREATE TABLE read.snapshots (
        stream text COLLATE "C" NOT NULL,
        fold text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        revision integer NOT NULL,
        event_id text NOT NULL,
        recorded_at timestamptz NOT NULL,
        subject text COLLATE "C" NOT NULL,
        state text NOT NULL,
        PRIMARY KEY (stream, fold, version)
      );
      COMMENT ON TABLE read.snapshots IS 'Sealed states of long streams, each with the event up to which it was folded. A cache: may be emptied at any time, together with read.snapshot_commands.';

      CREATE TABLE read.snapshot_commands (
        stream text COLLATE "C" NOT NULL,
        command_id text COLLATE "C" NOT NULL,
        revision integer NOT NULL,
        PRIMARY KEY (stream, command_id)
      );
      COMMENT ON TABLE read.snapshot_commands IS 'At which revision each command of a long stream made its last event, up to its snapshots.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE read.snapshots, read.snapshot_commands');
  }
}
