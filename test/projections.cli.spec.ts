import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { createPool } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { runCli } from './support/run-cli.js';

/** Time limit of a test: each start of the tool takes a second, on a busy machine several. */
const patience = 60_000;

describe('casefold projections', () => {
  let folder: string;
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'casefold-projections-'));
    database = await createTestDatabase();
    pool = createPool(database.url, { applicationName: 'spec', max: 1, reportError: () => undefined });
    await casefold('demo', '--cases', '5');
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const casefold = (...args: string[]) => runCli(folder, args, { DATABASE_URL: database.url });

  it('rebuilds read models that are still empty, and lists them', async () => {
    expect(await casefold('projections', 'rebuild')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('cases v1: rebuilt, nothing to compare with\n'),
    });
    const { stdout } = await casefold('projections', 'list', '--json');
    const cases = { name: 'cases', version: 1, parkedKeys: 0, lag: { events: 0, seconds: 0 } };
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining([expect.objectContaining(cases)]));
    expect((await casefold('projections', 'list')).stdout).toMatch(/^projection +version .*\ncases +1 /);
  });

  it(
    'finds a changed row and exits with 1; a rebuild repairs it',
    async () => {
      expect(await casefold('projections', 'verify')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^cases v1, queue-board v\d+, .*: no differences\.\n$/),
        stderr: '',
      });
      const { rows } = await pool.query<{ case_id: string }>(
        `UPDATE read.case_list_v1 SET region = 'XX' WHERE case_id = (SELECT case_id FROM read.case_list_v1 LIMIT 1) RETURNING case_id`,
      );
      const [{ case_id: key }] = rows;
      const found = await casefold('projections', 'verify', 'cases', 'queue-board');
      expect(found).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(
          new RegExp(`^case_list_v1 ${key}: region differs\ncases v1, queue-board v\\d+: 1 row differs\\.\n$`),
        ),
        stderr: '',
      });
      const { stdout } = await casefold('projections', 'rebuild', 'cases', '--json');
      const example = { table: 'case_list_v1', key, kind: 'changed', columns: ['region'] };
      expect(JSON.parse(stdout)).toMatchObject([
        { projection: 'cases', differences: 1, examples: [example], parked: 0 },
      ]);
      expect(await casefold('projections', 'verify')).toMatchObject({ code: 0 });
    },
    patience,
  );

  it(
    'creates a missing schema again',
    async () => {
      await pool.query('DROP SCHEMA read CASCADE');
      const damaged =
        'Schema read is damaged: run "casefold projections rebuild" without names to recreate it from the log.\n';
      for (const command of ['list', 'verify']) {
        expect(await casefold('projections', command)).toEqual({ code: 1, stdout: '', stderr: damaged });
      }
      expect(await casefold('projections', 'rebuild', 'cases')).toMatchObject({ code: 1, stderr: damaged });
      expect(await casefold('projections', 'rebuild')).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/^Schema read lacks articles_v1, .* and \d+ more\. Creating it again\.\n$/),
      });
      expect(await casefold('projections', 'verify')).toMatchObject({ code: 0 });
    },
    patience,
  );

  it('drops only versions that this release does not use', async () => {
    await pool.query(`
      CREATE TABLE read.case_list_v0_g3 (case_id uuid PRIMARY KEY);
      CREATE VIEW read.case_list_v0 AS SELECT case_id FROM read.case_list_v0_g3;
      INSERT INTO read.projection_tables VALUES ('case_list_v0', 'cases', 7);
      INSERT INTO read.checkpoints (projection, version, lane, position, epoch) VALUES ('cases', 7, 0, 3, 1);
    `);
    expect((await casefold('projections', 'list')).stdout).toContain('cases v7 is not used by this release');
    expect(await casefold('projections', 'drop', 'cases', '--version', '7')).toEqual({
      code: 0,
      stdout: 'Dropped cases v7: case_list_v0.\n',
      stderr: '',
    });
    const { rows } = await pool.query(`SELECT FROM pg_class WHERE relname ^@ 'case_list_v0'`);
    expect(rows).toEqual([]);
    expect(await casefold('projections', 'drop', 'cases', '--version', '1')).toMatchObject({
      code: 1,
      stderr: 'This release uses cases v1, so it cannot be dropped.\n',
    });
    expect((await casefold('projections', 'list')).stdout).not.toContain('v7');
  });

  it('lists the read models if a name is unknown', async () => {
    expect(await casefold('projections', 'verify', 'tickets')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'There is no read model tickets. The read models are: cases, queue-board, escalation-board, case-transitions, customers, ' +
        'articles, sent-articles.\n',
    });
  });
});
