import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource, migrate } from '#database';
import { CreateCheckpoints1763800200000 } from '#projections';
import { createTestDatabase, type TestDatabase } from '../../database/src/testing/test-database.js';
import { FoldCasesInLanes1763801110000 } from './case-lanes.migration.js';

describe('read models that were folded in one lane', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const migrations = [CreateCheckpoints1763800200000];
    const reportError = () => undefined;
    dataSource = await createDataSource(database.url, {
      applicationName: 'spec',
      max: 2,
      reportError,
      entities: [],
      migrations,
    });
    await migrate(dataSource);
    await dataSource.query(`INSERT INTO read.checkpoints (projection, version, lane, position, epoch)
                            VALUES ('cases', 1, 0, 4711, 3), ('queue-board', 1, 0, 4700, 1)`);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const migrated = async (direction: 'up' | 'down') => {
    const queryRunner = dataSource.createQueryRunner();
    await new FoldCasesInLanes1763801110000()[direction](queryRunner).finally(() => queryRunner.release());
    const rows = await dataSource.query('SELECT projection, lane, position, epoch FROM read.checkpoints ORDER BY 1, 2');
    return (rows as Record<string, unknown>[]).map((row) => Object.values(row).join(' '));
  };

  it('go on in all lanes where that one had come to, and its worker is outdated', async () => {
    expect(await migrated('up')).toEqual([
      'cases 0 4711 4',
      'cases 1 4711 4',
      'cases 2 4711 4',
      'cases 3 4711 4',
      'queue-board 0 4700 2',
      'queue-board 1 4700 2',
    ]);
  });

  it('are not put back into one while the lanes stand apart', async () => {
    await dataSource.query('UPDATE read.checkpoints SET position = 5000 WHERE lane = 1');
    await expect(migrated('down')).rejects.toThrow('stand apart');
    await dataSource.query('UPDATE read.checkpoints SET position = 5000');
    expect(await migrated('down')).toEqual(['cases 0 5000 5', 'queue-board 0 5000 3']);
  });
});
