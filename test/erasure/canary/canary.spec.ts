import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backUp } from '#backup';
import { CaseReader } from '#cases';
import { customerShapes } from '#customers';
import { erasureStatuses } from '#erasure';
import { collect } from '#event-store';
import { replayCase } from '../../../apps/cli/src/replay/replay-case.js';
import { stepText } from '../../../apps/cli/src/replay/replay-text.js';
import { instantOf } from '#kernel';
import { readSettings } from '#platform';
import { product } from '#product';
import { SealTable, TrustedKeys, verifyLog } from '#seals';
import { NoSnapshots, PostgresSnapshots } from '#snapshots';
import { until } from '#processes/testing';
import { allSealedFields } from '../../privacy/marked-fields.js';
import { differencesFromRebuild } from '../../properties/read-models.js';
import { rounds } from '../../support/effort.js';
import { DeskUnderWatch, everyRole, filesWith } from './desk-under-watch.js';
import { canariesOf, type Canary, type Group, importMarkedLog, tellCanary } from './population.js';

const tag = randomBytes(8).toString('hex');
const erased: Group = { marker: `Erased${tag}`, phone: '+8613912345' };
const kept: Group = { marker: `Kept${tag}`, phone: '+8613954321' };
const perGroup = rounds(100);
const toldAtOnce = 12;
const agent = { id: 'a-1', role: 'agent', tier: 1 } as const;
const analyst = { id: 'analyst-1', role: 'analyst' } as const;
const privacyOfficer = { id: 'p-1', role: 'privacy-officer' } as const;

let desk: DeskUnderWatch;
/** By marker. */
const cases = new Map<string, readonly string[]>();
let figures: unknown;
let histories: unknown;
let told: string;

const tellGroup = async (canaries: readonly Canary[]): Promise<void> => {
  const waiting = [...canaries.entries()];
  const tellers = Array.from({ length: toldAtOnce }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [nth, canary] = next;
      cases.set(canary.marker, await tellCanary(desk.send, canary, nth));
    }
  });
  await Promise.all(tellers);
};

const casesOf = ({ marker }: Group): readonly string[] =>
  [...cases].filter(([of]) => of.startsWith(marker)).flatMap(([, ids]) => ids);

const importedCustomers = async (): Promise<readonly string[]> => {
  const { rows } = await desk.pool.query<{ id: string }>(
    `SELECT DISTINCT customer_id AS id FROM read.case_list_v1 WHERE origin = 'import' AND customer_id IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
};

/** Counts by state, queue and tier, durations, past populations and transitions: what must not change. */
const figuresNow = async (): Promise<unknown> => {
  const asked = `query ($at: DateTime!) {
    caseDurations { cases medianSeconds meanSeconds }
    casesByStatus(asOf: { at: $at }) { status awaitedParty cases }
    caseTransitions { from { status awaitedParty } to { status awaitedParty } count }
    queues { queue tier openCases oldestOpenedAt medianOpenedAt }
  }`;
  const { rows } = await desk.pool.query(
    `SELECT status, awaited_party, queue, tier, count(*)::integer, min(opened_at), max(updated_at), max(closed_at)
     FROM read.case_list_v1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
  return [rows, await desk.ask(asked, { at: told }, analyst)];
};

const historiesOf = async (ids: readonly string[]): Promise<unknown> => {
  const reader = new CaseReader(desk.store, desk.keys, new PostgresSnapshots(desk.pool, () => undefined));
  const events = await Promise.all(ids.map((id) => reader.history(id, ['plain'])));
  return events.map((history) =>
    history
      .filter(({ type }) => type !== 'CaseDataErased')
      .map(({ type, envelope: { occurredAt, recordedAt, revision } }) => [type, occurredAt, recordedAt, revision]),
  );
};

const snapshotsOf = async (group: Group): Promise<number> => {
  const streams = casesOf(group).map((id) => `case-${id}`);
  const { rowCount } = await desk.pool.query('SELECT FROM read.snapshots WHERE stream = ANY ($1)', [streams]);
  return rowCount ?? 0;
};

const erase = async (customerIds: readonly string[]): Promise<void> => {
  const document = `mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { userErrors { code } } }`;
  for (const customerId of customerIds) {
    const input = { customerId, reason: `${erased.marker} asked for it` };
    const answer = await desk.ask<{ erasePersonalData: { userErrors: object[] } }>(document, { input }, privacyOfficer);
    expect(answer.erasePersonalData.userErrors).toEqual([]);
  }
  await until(
    'everybody is erased',
    async () => {
      const all = await erasureStatuses(desk.pool, { limit: 1_000 });
      return all.length === customerIds.length && all.every(({ step }) => step === 'done');
    },
    150_000,
  );
  await desk.caughtUp();
};

/** The fields of stored events in which something of a group stands, opened. */
const fieldsWith = async (group: Group): Promise<readonly string[]> => {
  const stored = (await collect(desk.store.readAll({ categories: ['case', 'customer'] }))).flatMap(
    ({ events }) => events,
  );
  const events = await product.codec(desk.keys).decode(stored);
  const found = events.flatMap(({ type, data }) =>
    Object.entries(data)
      .filter(([, value]) => mentions(JSON.stringify(value), group))
      .map(([field]) => `${type}.${field}`),
  );
  return [...new Set(found)].sort();
};

const sealedFieldsOfCustomers = (): readonly string[] =>
  Object.entries(customerShapes).flatMap(([type, { fields }]) =>
    Object.entries<string>(fields).flatMap(([field, fieldClass]) =>
      fieldClass === 'plain' ? [] : [`${type}.${field}`],
    ),
  );

const relinked = async (): Promise<boolean> => {
  const { rowCount } = await desk.pool.query(
    `SELECT FROM read.case_list_v1 JOIN read.customers_v1 USING (customer_id) WHERE merged_into IS NOT NULL`,
  );
  return rowCount === 0;
};

const ground = () => ({ pool: desk.pool, store: desk.store, keys: desk.keys, numbers: desk.numbers });

beforeAll(async () => {
  desk = await DeskUnderWatch.open();
  const canaries = canariesOf(erased, perGroup);
  await tellGroup(canaries);
  await tellGroup(canariesOf(kept, perGroup));
  await importMarkedLog(ground(), erased.marker, 9);
  await desk.caughtUp();
  const imported = await importedCustomers();
  await importMarkedLog(ground(), kept.marker, 8);
  await desk.caughtUp();
  await until('the cases of merged records are where they belong', relinked);
  await desk.caughtUp();
  told = instantOf(Date.now());
  [figures, histories] = [await figuresNow(), await historiesOf(casesOf(erased))];
  const places = await desk.columnsWith(erased);
  expect(places).toContain('read.case_details_v1_g1.view');
  expect(places.filter((place) => !place.startsWith('read.'))).toEqual([]); // never in clear, erased or not
  expect(await snapshotsOf(erased)).toBeGreaterThan(0);
  await erase([...canaries.map(({ customerId }) => customerId), ...imported]);
}, 300_000);

afterAll(() => desk.close());

describe(`F37: ${2 * perGroup} canaries of whom ${perGroup} were erased`, () => {
  it('had a marker in every personal field and every text there is', async () => {
    const computed = ['CustomerRegistered.contactIndex', 'CustomerDetailsChanged.contactIndex'];
    const ofErasedAlone = ['ErasureRequested.reason'];
    const all = [...allSealedFields(), ...sealedFieldsOfCustomers()];
    expect(await fieldsWith(kept)).toEqual(
      all.filter((field) => ![...computed, ...ofErasedAlone].includes(field)).sort(),
    );
  });

  it('have left nothing in any column of any table but what the others said', async () => {
    expect(await desk.columnsWith(erased)).toEqual([]);
    const places = await desk.columnsWith(kept);
    expect(places).toEqual(expect.arrayContaining(['read.case_details_v1_g1.view', 'read.customers_v1_g1.view']));
    expect(places.filter((place) => !place.startsWith('read.'))).toEqual([]);
    expect(await snapshotsOf(erased)).toBe(0);
  });

  it('have left nothing in backups, nor in the files of the data folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'casefold-canary-'));
    const [log, keys] = [path.join(folder, 'log'), path.join(folder, 'keys')];
    await backUp({ pool: desk.pool, folder: log, keysFolder: keys, takenAt: instantOf(Date.now()) });
    const texts = [erased.marker, erased.phone, erased.phone.slice(1)];
    expect([...(await filesWith(folder, texts)), ...(await filesWith(desk.dataDir, texts))]).toEqual([]);
    expect(await filesWith(desk.dataDir, ['"customerId":"E-'])).toEqual([]); // messages to them
    await rm(folder, { recursive: true });
  });

  it('are in no answer to any query of any role, now or as of then', async () => {
    const ids = casesOf(erased);
    for (const as of everyRole) {
      for (const name of desk.queries) {
        const answers = await Promise.all([
          ...(name === 'case' ? ids.slice(0, 5).map((id) => desk.answersTo(name, { id }, as)) : []),
          ...(name === 'case' ? [desk.answersTo(name, { id: ids[0], asOf: { at: told } }, as)] : []),
          ...(name === 'customer' ? ['E-0', 'E-1', 'E-0-again'].map((id) => desk.answersTo(name, { id }, as)) : []),
          desk.answersTo(name, name === 'cases' ? { first: 100 } : {}, as),
        ]);
        const found = answers.filter((answer) => mentions(answer, erased) || answer.includes('Cannot return null'));
        expect({ name, as: as.role, found }).toMatchObject({ found: [] });
      }
    }
    for (const id of ids) expect(mentions(await desk.answersTo('case', { id }, agent), erased)).toBe(false);
  });

  it('are in no replay of a case', async () => {
    const reader = new CaseReader(desk.store, desk.keys, new NoSnapshots());
    for (const id of casesOf(erased)) {
      const steps = [...replayCase(await reader.history(id))];
      expect(mentions(steps.map((step) => stepText(step, undefined)).join('\n'), erased)).toBe(false);
      expect(mentions(JSON.stringify(steps), erased)).toBe(false);
    }
  });

  it('are in no change that a subscription tells again', async () => {
    const [id] = casesOf(erased);
    const document = `subscription ($id: ID!) { caseChanged(id: $id, after: "0") { case { symptom contact { name } } event { data } } }`;
    const changes = await desk.replayOf(document, { id }, agent, 20);
    expect(changes).toContain('symptom');
    expect(mentions(changes, erased)).toBe(false);
  });

  it('leave the others as they were', async () => {
    for (const { marker } of canariesOf(kept, perGroup)) {
      for (const id of cases.get(marker) ?? []) {
        expect(await desk.answersTo('case', { id }, agent)).toContain(marker);
      }
    }
  });

  it('leave counts, durations, past populations and every time of history as they were', async () => {
    expect(await figuresNow()).toEqual(figures);
    expect(await historiesOf(casesOf(erased))).toEqual(histories);
  });

  it('leave the log as it was sealed, and read models as a rebuild makes them', async () => {
    const { sealKeyFile } = readSettings({ CASEFOLD_DATA_DIR: desk.dataDir });
    const trusted = await TrustedKeys.fromFiles([sealKeyFile]);
    const verified = await verifyLog({ store: desk.store, seals: new SealTable(desk.pool), trusted });
    expect(verified.broken).toBeUndefined();
    expect(await differencesFromRebuild(desk)).toEqual([]);
  });
});

const mentions = (answer: string, { marker, phone }: Group): boolean =>
  answer.includes(marker) || answer.includes(phone);
