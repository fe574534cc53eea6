import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { EventStore } from '#event-store';
import { SubjectKeys } from '#encryption';
import { rebuild, rebuildRequests, recreateReadSchema, requestRebuild } from '#projections';
import { product, readMigrations } from '#product';
import { rounds } from '../support/effort.js';
import { agent } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const caseCount = 40;
/** The second goes on from the tables that the first has put in place. */
const rebuildCount = rounds(4, { atLeast: 2 });

let api: TestApi;
let number: string;
let pool: Pool;

beforeAll(async () => {
  api = await TestApi.start();
  pool = api.app.get(Pool, { strict: false });
  for (let nth = 0; nth < caseCount; nth++) {
    number = (await accepted(api, 'openCase', { ...opening, customerId: `C-${nth}` }, agent)).case.number;
  }
});

afterAll(() => api.stop());

const everything = `query ($number: String, $atLeast: Position) {
  cases(first: 10, atLeast: $atLeast, filter: { isOpen: true }) { totalCount nodes { number status queue } }
  case(number: $number) { id status history(first: 3) { nodes { type } } }
  queues { queue tier openCases medianOpenedAt }
  escalations(toTier: 2) { reason }
  casesByStatus { status cases }
}`;

interface Everything {
  readonly cases: { readonly totalCount: number };
  readonly queues: readonly { readonly openCases: number }[];
}

const ask = (atLeast?: string): Promise<Everything> => api.data(everything, { number, atLeast }, { as: agent });

const parts = () => {
  const decoder = product.codec(api.app.get(SubjectKeys, { strict: false }));
  const store = api.app.get(EventStore, { strict: false });
  return { pool, store, decoder };
};

describe('read models that are rebuilt', () => {
  it('go on to be queried and written to, without an error and without going back', async () => {
    let isOver = false;
    const asking = async (): Promise<number> => {
      let asked = 0;
      for (let most = 0; !isOver; asked++) {
        const { cases } = await ask();
        expect(cases.totalCount).toBeGreaterThanOrEqual(most);
        most = cases.totalCount;
      }
      return asked;
    };
    const writing = async (): Promise<number> => {
      let opened = 0;
      for (; !isOver; opened++) {
        const { position } = await accepted(api, 'openCase', { ...opening, customerId: `D-${opened}` }, agent);
        expect((await ask(position)).cases.totalCount).toBe(caseCount + opened + 1);
      }
      return opened;
    };
    const busy = Promise.all([asking(), asking(), writing()]);
    for (let nth = 0; nth < rebuildCount; nth++) {
      for (const { differences } of await rebuild(parts(), product.projections)) expect(differences).toBe(0);
    }
    isOver = true;
    for (const done of await busy) expect(done).toBeGreaterThan(rebuildCount);
    const { rows } = await pool.query(`SELECT tablename FROM pg_tables WHERE tablename ~ '^case_list_v1_g'`);
    expect(rows).toEqual([{ tablename: `case_list_v1_g${rebuildCount + 1}` }]);
  });

  it('are rebuilt by a worker for who asks for it, and tell what differed', async () => {
    const { rows } = await pool.query<{ case_id: string }>(
      `UPDATE read.case_list_v1 SET queue = 'nowhere' WHERE case_id = (SELECT min(case_id::text)::uuid FROM read.case_list_v1) RETURNING case_id`,
    );
    const request = await requestRebuild(pool, { name: 'cases' }, 'operator-1');
    expect(request).toMatchObject({ projection: 'cases', requestedBy: 'operator-1', differences: null });
    expect((await requestRebuild(pool, { name: 'cases' }, 'operator-2')).id).toBe(request.id);
    const latest = async () => (await rebuildRequests(pool, 1))[0];
    while (['requested', 'running'].includes((await latest()).state)) await sleep(100);
    expect(await latest()).toMatchObject({
      id: request.id,
      state: 'done',
      error: null,
      share: 1,
      differences: 1,
      examples: [{ table: 'case_list_v1', key: rows[0].case_id, kind: 'changed', columns: ['queue'] }],
    });
  });

  it('come back from the log where the whole schema is gone, under a worker that runs', async () => {
    await pool.query('DROP SCHEMA read CASCADE');
    await accepted(api, 'openCase', { ...opening, customerId: 'E-1' }, agent);
    await recreateReadSchema(api.app.get(DataSource, { strict: false }), readMigrations);
    await rebuild(parts(), product.projections, { tablesAreNew: true });
    const { position } = await accepted(api, 'openCase', { ...opening, customerId: 'E-2' }, agent);
    const { rows } = await pool.query<{ cases: number }>(
      `SELECT count(*)::integer AS cases FROM log.events WHERE type = 'CaseOpened'`,
    );
    const shown = async () => (await ask(position).catch(() => undefined))?.cases.totalCount;
    while ((await shown()) !== rows[0].cases) await sleep(100);
    for (const { differences } of await rebuild(parts(), product.projections)) expect(differences).toBe(0);
  });
});
