import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table whose row says that the events are not in this database. */
export class CreateLogPlace1763801600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE log.kept_elsewhere (store text NOT NULL)');
    await queryRunner.query(
      "COMMENT ON TABLE log.kept_elsewhere IS 'Where the events are, if not in log.events. A program that was not told so must not begin a second log here.'",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE log.kept_elsewhere');
  }
}
