import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RepeatableMigration } from '#database';
import type { Projection } from '../projection.js';
import { createReadTables } from './create-read-tables.js';

/** A repeatable migration that creates the tables of these projections, at each start those of new versions. */
export const readTablesOf = (projections: readonly Projection[]): new () => MigrationInterface =>
  class CreateReadTables1763802300000 implements RepeatableMigration {
    readonly isRepeatable = true;

    async up(queryRunner: QueryRunner): Promise<void> {
      await createReadTables(queryRunner, projections);
    }

    /** Nothing to undo: read models are disposable, and dropped version by version. */
    async down(): Promise<void> {}
  };
