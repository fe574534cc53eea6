import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { isConnectionLost } from './connection-lost.js';
import { createDataSource } from './data-source.js';
import { listen } from './listen.js';
import { migrate, NewerDatabase, type RepeatableMigration } from './migrate.js';
import { createPool } from './pool.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';

const connection = { applicationName: 'spec', max: 4, reportError: () => undefined };

class CreateShelf1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA shelf');
    await queryRunner.query('CREATE TABLE shelf.books (title text PRIMARY KEY, bought_at timestamptz)');
  }
  async down(): Promise<void> {}
}

class AddPages1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE shelf.books ADD pages integer');
  }
  async down(): Promise<void> {}
}

let database: TestDatabase;
let pool: pg.Pool;
let dataSource: DataSource;
const versionWith = (...migrations: (new () => MigrationInterface)[]) =>
  createDataSource(database.url, { ...connection, entities: [], migrations });

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, connection);
  dataSource = await versionWith(CreateShelf1700000000000, AddPages1700000000001);
});
afterAll(async () => {
  await dataSource.destroy();
  await pool.end();
  await database.drop();
});

describe('migrate', () => {
  it('brings a database up to date once, however many start together', async () => {
    const others = await Promise.all([1, 2].map(() => versionWith(CreateShelf1700000000000, AddPages1700000000001)));
    await Promise.all([dataSource, ...others].map(migrate));
    await Promise.all(others.map((other) => other.destroy()));
    const { rows } = await pool.query('SELECT name FROM runtime.migrations ORDER BY id');
    expect(rows).toEqual([{ name: 'CreateShelf1700000000000' }, { name: 'AddPages1700000000001' }]);
  });

  it('refuses a database that a newer version has migrated', async () => {
    const older = await versionWith(CreateShelf1700000000000);
    const migrating = migrate(older);
    await expect(migrating).rejects.toBeInstanceOf(NewerDatabase);
    await expect(migrating).rejects.toThrow(
      'The database was made by a newer version of Casefold (it has AddPages1700000000001): start that version instead.',
    );
    await older.destroy();
  });
});

describe('migrate, again and again', () => {
  class CountStarts1700000000002 implements RepeatableMigration {
    readonly isRepeatable = true;
    async up(queryRunner: QueryRunner): Promise<void> {
      await queryRunner.query(
        'CREATE TABLE IF NOT EXISTS shelf.starts (at timestamptz); INSERT INTO shelf.starts VALUES (now())',
      );
    }
    async down(): Promise<void> {}
  }

  it('runs what is repeatable at each start, and does without what was retired', async () => {
    const younger = await versionWith(CreateShelf1700000000000, CountStarts1700000000002);
    const startsAfter = async (): Promise<number> => {
      await migrate(younger);
      return (await pool.query('SELECT FROM shelf.starts')).rowCount ?? 0;
    };
    const starts = await startsAfter();
    expect(await startsAfter()).toBe(starts + 1);
    await younger.destroy();
  });
});

describe('a connection', () => {
  const sources: [string, (statement: string) => Promise<unknown>][] = [
    ['of the pool', async (statement) => (await pool.query<object>(statement)).rows],
    ['of TypeORM', (statement) => dataSource.query<unknown>(statement)],
  ];

  it.each(sources)('%s reads a timestamptz as an instant', async (_whose, query) => {
    const rows = await query("SELECT '2026-11-22 10:30:00.1+01'::timestamptz AS at");
    expect(rows).toEqual([{ at: '2026-11-22T09:30:00.100Z' }]);
  });

  it.each(sources)('%s does not quote values in its errors', async (_whose, query) => {
    const insert = "INSERT INTO shelf.books (title) VALUES ('the secret')";
    await query(`${insert} ON CONFLICT DO NOTHING`);
    const error = await query(insert).catch((thrown: unknown) => thrown);
    const { driverError = error } = error as { driverError?: unknown };
    const { detail, where, code } = driverError as pg.DatabaseError;
    expect({ detail, where, code }).toEqual({ code: '23505' });
  });

  it('has bounds on how long a statement or an idle transaction may last', async () => {
    const { rows } = await pool.query("SELECT current_setting('statement_timeout') AS statement");
    expect(rows).toEqual([{ statement: '30s' }]);
    const idle = await pool.query("SELECT current_setting('idle_in_transaction_session_timeout') AS idle");
    expect(idle.rows).toEqual([{ idle: '1min' }]);
  });

  it('that was killed is told from a wrong statement', async () => {
    const killed = await pool.query('SELECT pg_terminate_backend(pg_backend_pid())').catch((thrown: unknown) => thrown);
    const wrong = await pool.query('SELECT nonsense').catch((thrown: unknown) => thrown);
    expect([killed, wrong].map(isConnectionLost)).toEqual([true, false]);
  });

  it('that is refused counts as lost', async () => {
    const nowhere = createPool('postgres://nobody@127.0.0.1:1/none', connection);
    expect(isConnectionLost(await nowhere.query('SELECT 1').catch((thrown: unknown) => thrown))).toBe(true);
    await nowhere.end();
  });
});

describe('listen', () => {
  it('hears notifications, says when it stands again after a break, and ends with the signal', async () => {
    const heard: (string | undefined)[] = [];
    const faults: unknown[] = [];
    const controller = new AbortController();
    const listening = listen(pool, {
      channel: 'spec',
      heard: (payload) => heard.push(payload),
      reportError: (error) => faults.push(error),
      signal: controller.signal,
    });
    await until(() => heard.length === 1);
    await pool.query("NOTIFY spec, 'one'");
    await until(() => heard.length === 2);
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                      WHERE datname = current_database() AND query LIKE 'LISTEN%'`);
    await until(() => heard.length === 3);
    await pool.query("NOTIFY spec, 'two'");
    await until(() => heard.length === 4);
    controller.abort();
    await listening;
    expect(heard).toEqual([undefined, 'one', undefined, 'two']);
    expect(faults).toHaveLength(1);
  });

  const until = async (isSo: () => boolean): Promise<void> => {
    for (let tries = 0; !isSo(); tries++) {
      if (tries === 500) throw new Error('It never came');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
});
