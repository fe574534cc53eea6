import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { CreateCheckpoints1763800200000 } from '../checkpoints.migration.js';
import { CreateParked1763801100000 } from '../parked.migration.js';
import type { Projection } from '../projection.js';
import { CreateProjectionTables1763801200000 } from '../rebuild/projection-tables.migration.js';
import { tallyOf } from '../testing/tally.js';
import { column } from './column.js';
import { type Columns, readTable } from './read-table.js';
import { readTablesOf } from './read-tables.migration.js';

const connection = { applicationName: 'spec', max: 2, reportError: () => undefined };
const columns = { id: column.id(), size: column.smallint(), weight: column.integer().nullable() };
const tables = (version: number, declared: Columns = columns) => {
  const box = readTable({
    name: 'box',
    version,
    key: 'id',
    columns: declared,
    indexes: { large: '(size) WHERE size > 9' },
    comment: "What's in them.",
  });
  return { ...tallyOf('boxes'), version, tables: { box } } as unknown as Projection;
};

describe('read tables', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, connection);
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const startWith = async (...projections: Projection[]): Promise<void> => {
    const shared = [CreateCheckpoints1763800200000, CreateParked1763801100000, CreateProjectionTables1763801200000];
    const migrations = [...shared, readTablesOf(projections)];
    const dataSource = await createDataSource(database.url, { ...connection, entities: [], migrations });
    await migrate(dataSource).finally(() => dataSource.destroy());
  };

  const valuesOf = async (query: string): Promise<unknown[]> =>
    (await pool.query<Record<string, unknown>>(query)).rows.map((row) => Object.values(row).join(' '));

  it('are made as declared, behind views, once, however many start together', async () => {
    await Promise.all([startWith(tables(1)), startWith(tables(1)), startWith(tables(1))]);
    expect(await valuesOf(`SELECT indexdef FROM pg_indexes WHERE tablename = 'box_v1_g1' ORDER BY 1`)).toEqual([
      'CREATE INDEX box_v1_g1_large ON read.box_v1_g1 USING btree (size) WHERE (size > 9)',
      'CREATE UNIQUE INDEX box_v1_g1_pkey ON read.box_v1_g1 USING btree (id)',
    ]);
    const described = `SELECT column_name, data_type, collation_name, is_nullable FROM information_schema.columns
                       WHERE table_name = 'box_v1_g1' ORDER BY ordinal_position`;
    expect(await valuesOf(described)).toEqual(['id text C NO', 'size smallint  NO', 'weight integer  YES']);
    expect(await valuesOf(`SELECT obj_description('read.box_v1'::regclass)`)).toEqual(["What's in them."]);
    expect(await valuesOf('SELECT * FROM read.projection_tables')).toEqual(['box_v1 boxes 1']);
  });

  it('keep their rows and checkpoints, and stand beside those of another version, which begins with the log', async () => {
    await startWith(tables(1));
    await pool.query(`INSERT INTO read.box_v1 VALUES ('a', 1);
      INSERT INTO read.checkpoints (projection, version, lane, position, epoch) VALUES ('boxes', 1, 0, 7, 1), ('boxes', 2, 0, 9, 1)`);
    await startWith(tables(1));
    await startWith(tables(2));
    expect(await valuesOf('SELECT id FROM read.box_v1')).toEqual(['a']);
    expect(await valuesOf('SELECT id FROM read.box_v2')).toEqual([]);
    expect(await valuesOf('SELECT version, position FROM read.checkpoints')).toEqual(['1 7']);
  });

  it('replace what a release without generations has left under their names', async () => {
    await startWith();
    await pool.query('CREATE TABLE read.box_v1 (other integer)');
    await startWith(tables(1));
    expect(await valuesOf('SELECT * FROM read.box_v1')).toEqual([]);
  });

  it('are left to a rebuild where they are damaged', async () => {
    await startWith(tables(1));
    await pool.query('DROP TABLE read.box_v1_g1 CASCADE');
    await startWith(tables(1));
    expect(await valuesOf(`SELECT to_regclass('read.box_v1')`)).toEqual(['']);
    await pool.query('DROP SCHEMA read CASCADE');
    await startWith(tables(1));
    expect(await valuesOf(`SELECT to_regnamespace('read')`)).toEqual(['']);
  });

  it.each<[string, Columns, string]>([
    [
      'a column more',
      { ...columns, color: column.text().nullable() },
      'the column color of box_v1 was added or removed',
    ],
    ['a column less', { id: columns.id, size: columns.size }, 'the column weight of box_v1 was added or removed'],
  ])('refuse %s under the same version', async (_what, declared, reason) => {
    await startWith(tables(1));
    await expect(startWith(tables(1, declared))).rejects.toThrow(
      `boxes has tables of version 1, but ${reason}: raise the version of the projection and its tables.`,
    );
  });

  it('refuse another table under the same version', async () => {
    await startWith(tables(1));
    const more = { ...tables(1), tables: { ...tables(1).tables, ...tallyOf('tally').tables } } as Projection;
    await expect(startWith(more)).rejects.toThrow('it has a new table tally_v1');
  });
});
