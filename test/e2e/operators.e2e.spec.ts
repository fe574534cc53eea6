import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { collect, EventStore } from '#event-store';
import { product } from '#product';
import { actorOf, agent } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const operator = actorOf('operator');
const secret = 'She is upset';

let api: TestApi;
let caseId: string;
/** Of the event that can't be read until it is mended. */
let position: string;

const store = () => api.app.get(EventStore, { strict: false });
const pool = () => api.app.get(Pool, { strict: false });

beforeAll(async () => {
  api = await TestApi.start();
  caseId = (await accepted(api, 'openCase', opening, agent)).case.id;
  await accepted(api, 'addNote', { caseId, body: 'x', visibility: 'INTERNAL' }, agent);
  const stream = `case-${caseId}`;
  const note = (await collect(store().readStream(stream)))[1];
  // An envelope that does not open: what is wrong with it quotes it.
  const unreadable = { ...note, id: crypto.randomUUID(), commandId: crypto.randomUUID(), version: 99 };
  ({ position } = await store().append({ stream, events: [unreadable], expected: 1 }));
});

afterAll(() => api.stop());

const ask = async <Data>(query: string, variables: object = {}): Promise<Data> =>
  api.data<Data>(query, variables, { as: operator });

interface Told {
  readonly name: string;
  readonly lagEvents: number;
  readonly parkedKeyCount: number;
  readonly parkedKeys: readonly { readonly key: string; readonly error: string }[];
}

const told = async (): Promise<readonly Told[]> => {
  const query = `{ projections {
    name version position lagSeconds lagEvents parkedKeyCount
    lanes { lane position lagSeconds lagEvents advancedAt worker leaseExpiresAt failures failingSince error }
    parkedKeys { key lane position eventType error since attempts events isRetryRequested }
  } }`;
  return (await ask<{ projections: Told[] }>(query)).projections;
};

/** What is told once it is so. */
const toldOnce = async (isSo: (told: readonly Told[]) => boolean): Promise<readonly Told[]> => {
  for (;;) {
    const now = await told();
    if (isSo(now)) return now;
    await sleep(50);
  }
};

describe('an operator', () => {
  it('sees how far each read model is, and which events it could not apply', async () => {
    const all = await toldOnce((now) => now.every(({ lagEvents }) => lagEvents === 0));
    expect(all.map(({ name }) => name)).toEqual(product.projections.map(({ name }) => name));
    expect(all.find(({ name }) => name === 'cases')).toMatchObject({
      version: 1,
      lagSeconds: 0,
      parkedKeyCount: 1,
      parkedKeys: [{ key: caseId, position, eventType: 'NoteAdded', attempts: 1, events: 1, isRetryRequested: false }],
    });
  });

  it('sees no content of cases', async () => {
    await pool().query(`UPDATE read.parked SET error = $1`, [`Unexpected value: {"body":"${secret}"}`]);
    await pool().query(`UPDATE read.checkpoints SET error = $1, failures = 1`, [`Not JSON: "${secret}"`]);
    const all = await told();
    expect(JSON.stringify(all)).toContain('Unexpected value: …');
    expect(JSON.stringify(all)).not.toContain(secret);
  });

  it('can retry the event once the cause is fixed', async () => {
    const retry = `mutation ($input: RetryParkedInput!) { retryParked(input: $input) { keys userErrors { code } } }`;
    await pool().query('UPDATE log.events SET version = 1, data = \'{"visibility":"internal"}\' WHERE position = $1', [
      position,
    ]);
    for (const { name } of product.projections) {
      const { retryParked } = await ask<{ retryParked: object }>(retry, { input: { projection: name, key: caseId } });
      expect(retryParked).toMatchObject({ userErrors: [] });
    }
    await toldOnce((now) => now.every(({ parkedKeyCount }) => parkedKeyCount === 0));
    const query = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { revision } }';
    const found = await api.data(query, { id: caseId, atLeast: position }, { as: agent });
    expect(found).toEqual({ case: { revision: 2 } });
  });

  const jobDone = async (mutation: string): Promise<object> => {
    const text = `mutation { ${mutation}(input: { projection: "queue-board" }) {
      job { id kind projection requestedBy } userErrors { code }
    } }`;
    const { job, userErrors } = (await ask<Record<string, { job: { id: string }; userErrors: [] }>>(text))[mutation];
    expect(userErrors).toEqual([]);
    const query = `{ projectionJobs(first: 1) {
      id kind projection state phase events share eventsPerSecond requestedBy requestedAt startedAt endedAt
      differences examples { table key kind columns } parked error
    } }`;
    for (;;) {
      const [latest] = (await ask<{ projectionJobs: { id: string; state: string }[] }>(query)).projectionJobs;
      expect(latest.id).toBe(job.id);
      if (['DONE', 'FAILED'].includes(latest.state)) return latest;
      await sleep(50);
    }
  };

  it('can verify and rebuild a read model, and sees the differences', async () => {
    const { rows } = await pool().query<{ case_id: string }>(
      `UPDATE read.queue_board_v2 SET queue = 'nowhere' RETURNING case_id`,
    );
    const found = {
      projection: 'queue-board',
      requestedBy: operator.id,
      state: 'DONE',
      differences: 1,
      examples: [{ table: 'queue_board_v2', key: rows[0].case_id, kind: 'CHANGED', columns: ['queue'] }],
      error: null,
    };
    expect(await jobDone('verifyProjection')).toMatchObject({ ...found, kind: 'VERIFICATION', parked: null });
    expect(await jobDone('rebuildProjection')).toMatchObject({ ...found, kind: 'REBUILD', parked: 0 });
    expect(await jobDone('verifyProjection')).toMatchObject({ state: 'DONE', differences: 0, examples: [] });
  });

  it('sees the status of processes, and how far the log is sealed', async () => {
    const { processes } = await ask<{ processes: object[] }>(`{ processes {
      name position advancedAt error instances unsent oldestUnsentAt sendError timers nextTimerDueAt
      parked { instance parkedAt error deferredEvents }
    } }`);
    expect(processes).toContainEqual(expect.objectContaining({ name: 'silent-customer', error: null, parked: [] }));
    const { logSeals } = await ask<{ logSeals: object }>(
      '{ logSeals { last { number through sealedAt } unsealedEvents unsealedSince fault } }',
    );
    expect(logSeals).toMatchObject({ unsealedEvents: expect.any(Number) });
  });

  it.each([
    ['retryParked', 'RetryParkedInput', { projection: 'nothing' }, 'PROJECTION_UNKNOWN', 'projection'],
    ['rebuildProjection', 'ProjectionInput', { projection: 'nothing' }, 'PROJECTION_UNKNOWN', 'projection'],
    ['verifyProjection', 'ProjectionInput', { projection: 'nothing' }, 'PROJECTION_UNKNOWN', 'projection'],
    ['retryProcess', 'RetryProcessInput', { process: 'nothing' }, 'PROCESS_UNKNOWN', 'process'],
  ])('is told by %s of a name that nothing has', async (mutation, type, input, code, field) => {
    const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message path } } }`;
    const data = await ask<Record<string, { userErrors: object[] }>>(text, { input });
    expect(data[mutation].userErrors).toMatchObject([
      { code, message: expect.stringMatching(/^There is no /), path: ['input', field] },
    ]);
  });
});
