import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseCodec, type CaseEvent, CaseNumbers, CaseReader } from '#cases';
import type { CommandResult } from '#command-processing';
import { collect } from '#event-store';
import { importServiceNowLog } from '#imports';
import { addDays, type Command, instantOf, type Recorded } from '#kernel';
import { SystemClock } from '#platform';
import { enrol } from '#processes';
import { product } from '#product';
import { NoSnapshots, PostgresSnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { startWorks, until } from '#processes/testing';
import { processesOn, silentCustomerStatus } from '../processes/processes-on.js';
import { openPostgresGround, type PostgresGround } from '../properties/postgres-ground.js';
import { startReadModels } from '../properties/read-models.js';
import { findInSchema } from './find-in-schema.js';
import { sendMarkedCommands } from './marked-commands.js';
import { allSealedFields, sealedFieldsOf } from './marked-fields.js';

const marker = `Marker${randomBytes(12).toString('hex')}`;

let ground: PostgresGround;
let history: readonly Recorded<CaseEvent>[];

/** Imports a log of another desk with the marker in every symptom. */
const importMarkedSample = async (): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-privacy-'));
  const file = path.join(folder, 'incidents.csv');
  const sample = await readFile(path.resolve('test/samples/servicenow-sample.csv'), 'utf8');
  await writeFile(
    file,
    sample.replaceAll(/\bSymptom \d+/g, (symptom) => `${marker} ${symptom}`),
  );
  const numbers = new CaseNumbers(ground.store, ground.keys, new SystemClock(), new NoSnapshots());
  const run = { file, zone: 'UTC', refusedFile: path.join(folder, 'refused.csv'), correlationId: randomUUID() };
  await importServiceNowLog(run, { ...ground, numbers }).finally(() => rm(folder, { recursive: true }));
};

/** Runs the processes on all events and timers, as of three days later. */
const remindSilentCustomers = async (send: (command: Command) => Promise<CommandResult>): Promise<void> => {
  const clock = { now: () => addDays(instantOf(Date.now()), 3) };
  const { stop } = startWorks(processesOn(ground, { clock, send, outbound: { send: async () => undefined } }));
  await until('reminders have left', async () => {
    const { position, unsent, nextTimerDueAt } = await silentCustomerStatus(ground.pool);
    const end = await ground.store.lastPosition();
    return position === end && unsent === 0 && nextTimerDueAt !== null && nextTimerDueAt > clock.now();
  }).finally(stop);
};

beforeAll(async () => {
  ground = await openPostgresGround();
  await enrol(ground.pool, ground.store, product.processes);
  const snapshots = new PostgresSnapshots(ground.pool, ignored, 3);
  const send = await commandsOn({ ...ground, snapshots });
  const first = await sendMarkedCommands(send, marker, 'C-1');
  await new CaseReader(ground.store, ground.keys, snapshots).view(first);
  // Readers write snapshots asynchronously.
  for (let kept: readonly string[] = []; !foldsOfReaders.every((fold) => kept.includes(fold));)
    kept = await keptFolds();
  await sendMarkedCommands(send, marker, undefined, first);
  await importMarkedSample();
  await remindSilentCustomers(send);
  const readModels = await startReadModels(ground);
  await readModels.caughtUp().finally(() => readModels.stop());
  const stored = (await collect(ground.store.readAll({ categories: ['case'] }))).flatMap(({ events }) => events);
  history = await caseCodec(ground.keys).decode(stored);
}, 120_000);

afterAll(() => ground.close());

const ignored = (): void => undefined;

/** Snapshot folds: that of decisions on a case, and that of readers who may see all of it. */
const foldsOfReaders = ['case', 'case-view/personal+plain+text'];

const keptFolds = async (): Promise<readonly string[]> => {
  const { rows } = await ground.pool.query<{ fold: string }>('SELECT DISTINCT fold FROM read.snapshots');
  return rows.map(({ fold }) => fold);
};

const carriers = (origin: 'live' | 'import'): ReadonlySet<string> =>
  new Set(
    history
      .filter(({ envelope }) => envelope.origin === origin)
      .flatMap(({ type, data }) =>
        sealedFieldsOf(type)
          .filter((field) => JSON.stringify(data[field as keyof typeof data] ?? '').includes(marker))
          .map((field) => `${type}.${field}`),
      ),
  );

describe('a marker in every personal field and every text', () => {
  it('was in all of them, for customers and for guests', () => {
    expect([...carriers('live')].sort()).toEqual([...allSealedFields()].sort());
    expect(new Set(history.map(({ envelope }) => envelope.subject.split('-')[0]))).toEqual(
      new Set(['customer', 'case']),
    );
  });

  it('was in the symptoms of an imported log', () => {
    expect(carriers('import')).toContain('CaseOpened.symptom');
  });

  it('was in cases for which processes have stored state, timers, commands and messages', async () => {
    const { rows } = await ground.pool.query(`
      SELECT (SELECT count(*)::integer FROM runtime.process_instances) AS instances,
             (SELECT count(*)::integer FROM runtime.timers) AS timers,
             (SELECT count(*)::integer FROM runtime.outbox WHERE kind = 'command') AS commands,
             (SELECT count(*)::integer FROM runtime.outbox WHERE kind = 'message') AS messages`);
    expect(rows).toEqual([{ instances: 2, timers: 2, commands: 2, messages: 4 }]);
  });

  it.each(['log', 'runtime'])('is nowhere in clear in schema %s', async (schema) => {
    expect(await findInSchema(ground.pool, schema, marker)).toEqual([]);
  });

  it('is in no snapshot, though the folded states contain texts', async () => {
    expect(await keptFolds()).toEqual(expect.arrayContaining(foldsOfReaders));
    const found = await findInSchema(ground.pool, 'read', marker);
    expect(found.filter((column) => column.startsWith('read.snapshot'))).toEqual([]);
  });

  it('would be found: the read models, which can be rebuilt at any time, have it', async () => {
    expect(await findInSchema(ground.pool, 'read', marker)).toContain('read.case_details_v1_g1.view');
  });

  it('would be found in any form and type of column', async () => {
    const { pool } = ground;
    await pool.query('CREATE SCHEMA hiding');
    await pool.query(
      'CREATE TABLE hiding.places (a text, b json, c jsonb, d bytea, e text[], f text, g text, h text, i text, j int)',
    );
    const text = `so ${marker} it is`;
    const base64 = [0, 1, 2].map((offset) => Buffer.from(`${'x'.repeat(offset)}${marker}!`).toString('base64url'));
    await pool.query(
      'INSERT INTO hiding.places VALUES ($1, $2::text::json, $2::text::jsonb, $3, ARRAY[$1], $4, $5, $6, upper($1), 1)',
      [text, JSON.stringify({ text }), Buffer.from(text), ...base64],
    );
    const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((column) => `hiding.places.${column}`);
    expect(await findInSchema(pool, 'hiding', marker)).toEqual(columns);
  });
});
