import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { RepeatableMigration } from '#database';
import type { Projection } from '../projection.js';
import { createReadTables } from './create-read-tables.js';

/** The migration that makes the tables of these projections, those of new versions at each start. */
export const readTablesOf = (projections: readonly Projection[]): new () => MigrationInterface =>
  class CreateReadTables1763802300000 implements RepeatableMigration {
    readonly isRepeatable = true;

    async up(queryRunner: QueryRunner): Promise<void> {
      await createReadTables(queryRunner, projections);
    }

    /** Read models are disposable, and are dropped version by version. */
    async down(): Promise<void> {}
  };
