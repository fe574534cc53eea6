import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many lanes the read models had that were folded in one. */
const lanes = [
  ['cases', 4],
  ['queue-board', 2],
  ['escalation-board', 2],
  ['case-transitions', 2],
] as const;

/**
 * The tables stay as they are and need no rebuild: each lane goes on where the one before had come to. Its epoch rises, so
 * that a worker of the earlier release, which folds all keys, can't commit any more.
 */
export class FoldCasesInLanes1763801110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('UPDATE read.checkpoints SET epoch = epoch + 1');
    for (const [projection, count] of lanes) {
      await queryRunner.query(`
        INSERT INTO read.checkpoints (projection, version, lane, position, epoch, advanced_at)
        SELECT projection, version, generate_series(1, ${count - 1}), position, epoch, advanced_at
        FROM read.checkpoints WHERE projection = '${projection}' AND version = 1 AND lane = 0`);
    }
  }

  /** One lane goes on where the last one stands: refused while they stand apart. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DO $$
      BEGIN
        IF EXISTS (SELECT FROM read.checkpoints GROUP BY projection, version HAVING min(position) < max(position)) THEN
          RAISE EXCEPTION 'The lanes of a read model stand apart: let them catch up first.';
        END IF;
        DELETE FROM read.checkpoints WHERE lane > 0;
        UPDATE read.checkpoints SET epoch = epoch + 1;
      END $$`);
  }
}
