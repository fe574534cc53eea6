import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { CreateLog1763800000000 } from '#event-store';
import { CreateLeases1763801000000 } from '#leases';
import { createTestDatabase } from '#database/testing';
import { CreateCheckpoints1763800200000 } from '../checkpoints.migration.js';
import { CreateParked1763801100000 } from '../parked.migration.js';
import type { Projection } from '../projection.js';
import { readTablesOf } from '../read-table/read-tables.migration.js';
import { CreateProjectionTables1763801200000 } from '../rebuild/projection-tables.migration.js';

const connection = { applicationName: 'spec', max: 10, reportError: () => undefined };

/** An empty database with log, leases and what keeps read models, and the tables of these. */
export const openReadDatabase = async (
  ...projections: readonly Projection[]
): Promise<{ readonly url: string; readonly pool: Pool; readonly close: () => Promise<void> }> => {
  const { url, drop } = await createTestDatabase();
  const migrations = [
    CreateLog1763800000000,
    CreateCheckpoints1763800200000,
    CreateLeases1763801000000,
    CreateParked1763801100000,
    CreateProjectionTables1763801200000,
    readTablesOf(projections),
  ];
  const dataSource = await createDataSource(url, { ...connection, entities: [], migrations });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(url, connection);
  const close = async (): Promise<void> => {
    await pool.end();
    await drop();
  };
  return { url, pool, close };
};
