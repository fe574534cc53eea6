import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '#processes/testing';
import { agent, operator, privacyOfficer } from './support/actors.js';
import { fixturesFolder, importedFile, type RecordedCommand, type RecordedMutation } from './support/fixture.js';
import { LeftDatabase } from './support/left-database.js';
import {
  certificates,
  eventTypes,
  isRelinking,
  nowOf,
  numbersInUse,
  openErasures,
  type OutboxRow,
  type SnapshotRow,
  snapshotsOf,
  tips,
  eventCount,
  unsentOf,
} from './support/looks.js';
import { Product } from './support/product.js';
import { isQuiet } from './support/quiet.js';
import { type FoldedTwice, foldState, foldView, readWholeLog } from './support/read-log.js';
import { repeatCommands, repeatMutations, reuseIds, reworded } from './support/repeats.js';
import { StoppedClock } from './support/stopped-clock.js';

/** Each start of the CLI takes a second, several on a busy machine. */
const patience = 120_000;
/** Their texts are erased, so a repeat cannot be compared with the first command. */
const erasedCustomers = ['c-erased', 'c-leaving'];

// Tests run in this order: pending work first, then nothing may be added, then a little is.
describe.each(readdirSync(fixturesFolder))('a database written by version %s', (name) => {
  let left: LeftDatabase;
  let product: Product;
  let clock: StoppedClock;
  let readByType: Readonly<Record<string, number>>;
  let unsent: readonly OutboxRow[];
  let snapshots: readonly SnapshotRow[];
  let sealedLogs: readonly string[];

  const caseOf = (called: string): string => left.fixture.about.cases[called];
  const typesOf = (called: string): Promise<readonly string[]> => eventTypes(product, caseOf(called));
  const untilQuiet = () => until('all is quiet', () => isQuiet(product, clock.now()), patience);

  const verifySeals = (log: string, file: string): Promise<string> =>
    left.casefold('verify', log, '--published', path.join(left.dataDir, file));
  const verifyLogSeals = () => verifySeals('log', 'seals.ndjson');

  beforeAll(async () => {
    left = await LeftDatabase.restore(name);
    sealedLogs = await Promise.all([verifyLogSeals(), verifySeals('access-log', 'access-seals.ndjson')]);
    clock = new StoppedClock(left.fixture.about.now);
    const parts = { databaseUrl: left.url, dataDir: left.dataDir };
    product = await Product.start({ ...parts, worker: false });
    readByType = await readWholeLog(product);
    [unsent, snapshots] = [await unsentOf(product), await snapshotsOf(product, caseOf('long'))];
    await product.stop();
    product = await Product.start(parts);
    await untilQuiet();
    await until('cases and people are where they belong', async () => !(await isRelinking(product)), patience);
    await until('erasures are done', async () => (await openErasures(product)) === 0, patience);
    await untilQuiet();
  }, 2 * patience);

  afterAll(async () => {
    await product.stop();
    await left.remove();
  });

  it('is intact by the seals of its time', () => {
    for (const verified of sealedLogs) expect(verified).toMatch(/^Verified /);
  });

  it('can be decoded to its last event', () => {
    expect(readByType).toEqual(left.fixture.about.events);
  });

  it('has its outbox settled: commands accepted or refused, messages sent', async () => {
    expect(unsent.map((entry) => entry.name).sort()).toEqual([
      ...['CloseCase', 'CloseCase', 'RecordAbsorbed', 'RemindCustomer', 'RemindCustomer', 'RemindCustomer'],
      'customer-reminder',
    ]);
    const answered = ['answersBeforeClosing', 'answersBeforeReminder'].map((called) => `case-${caseOf(called)}`);
    const outcomeOf = ({ name: what, stream }: OutboxRow) => {
      if (what === 'customer-reminder') return null;
      return answered.includes(stream) ? 'refused' : 'accepted';
    };
    const settled = unsent.map((entry) => ({ ...entry, isSettled: true, outcome: outcomeOf(entry) }));
    expect(await nowOf(product, unsent)).toEqual(settled);
    expect((await typesOf('toBeClosed')).at(-1)).toBe('CaseClosed');
    expect((await typesOf('toBeReminded')).at(-1)).toBe('CustomerReminded');
    const messages = await readFile(path.join(left.dataDir, 'outbound-messages.ndjson'), 'utf8');
    expect(messages).toContain(caseOf('remindedByAgent'));
  });

  it('recovers a read model and a process that had failed', async () => {
    const retry = `mutation ($projection: RetryParkedInput!, $process: RetryProcessInput!) {
      retryParked(input: $projection) { keys } retryProcess(input: $process) { instances } }`;
    const of = { projection: { projection: 'escalation-board' }, process: { process: 'silent-customer' } };
    expect(await product.ask(retry, of, operator)).toEqual({
      retryParked: { keys: 1 },
      retryProcess: { instances: 1 },
    });
    const parked = '{ projections { parkedKeyCount } processes { parked { instance } } }';
    const isMended = async () => {
      const { projections, processes } = await product.ask<Parked>(parked, {}, operator);
      return projections.every((of) => of.parkedKeyCount === 0) && processes.every((of) => of.parked.length === 0);
    };
    await until('nothing is parked', isMended, patience);
  });

  it(
    'has read models that equal a rebuild',
    async () => {
      const rebuilt = JSON.parse(await left.casefold('projections', 'rebuild', '--json')) as object[];
      expect(rebuilt.length).toBeGreaterThanOrEqual(5);
      for (const report of rebuilt) expect(report).toMatchObject({ differences: 0, parked: 0 });
    },
    patience,
  );

  describe('recognises repeats', () => {
    let count: number;

    const isErased = (id: unknown): boolean =>
      [...erasedCustomers, caseOf('erased'), caseOf('leaving')].some((of) => String(id).endsWith(of));
    const saysWhose = ({ input }: RecordedMutation) => input as { caseId?: string; customerId?: string };
    const isOfErased = (recorded: RecordedMutation): boolean =>
      isErased(saysWhose(recorded).caseId) || isErased(saysWhose(recorded).customerId);
    const firstResults = (recorded: readonly (RecordedCommand | RecordedMutation)[]) =>
      recorded.map(({ revision, position }) => ({ revision, position }));

    beforeAll(async () => {
      count = await eventCount(product);
    });

    it('of commands, by id and name', async () => {
      const { commands } = left.fixture;
      expect(await repeatCommands(product, commands)).toEqual(firstResults(commands));
      const others = commands.filter(({ stream }) => !isErased(stream));
      expect(new Set(await reuseIds(product, others))).toEqual(new Set(['COMMAND_ID_REUSED']));
      expect(await eventCount(product)).toBe(count);
    });

    it(
      'of mutations, with the same answers',
      async () => {
        const { mutations } = left.fixture;
        const answers = firstResults(mutations).map((first) => ({ ...first, userErrors: [] }));
        expect(await repeatMutations(product, mutations)).toEqual(answers);
        const others = reworded(mutations.filter((recorded) => !isOfErased(recorded)));
        expect(others.length).toBeGreaterThan(100);
        for (const { revision, userErrors } of await repeatMutations(product, others)) {
          expect([revision, userErrors.map(({ code }) => code)]).toEqual([null, ['COMMAND_ID_REUSED']]);
        }
        expect(await eventCount(product)).toBe(count);
      },
      patience,
    );

    it(
      'of imported rows',
      async () => {
        const file = path.join(left.fixture.folder, importedFile);
        await left.casefold('import', '--format', 'servicenow', file);
        expect(await eventCount(product)).toBe(count);
      },
      patience,
    );
  });

  it('has snapshots of a long case, which lead to the same state and view', async () => {
    const [length, every] = [(await typesOf('long')).length, 50];
    const check = ({ resumed, whole, version, eventsRead }: FoldedTwice, fold: RegExp) => {
      const snapshot = snapshots.find((found) => fold.test(found.fold));
      expect(snapshot).toBeDefined();
      expect(resumed).toEqual(whole);
      const since = snapshot?.version === version ? snapshot.revision : every;
      expect(eventsRead).toBeLessThanOrEqual(every + length - since);
    };
    check(await foldState(product, caseOf('long')), /^case$/);
    check(await foldView(product, caseOf('long')), /^case-view\/personal\+plain\+text$/);
  });

  it(
    'takes new events after the old ones',
    async () => {
      const erased = ['erased', 'leaving'].map((called) => `case-${caseOf(called)}`);
      const read = 'query ($caseId: ID!, $at: Position) { case(id: $caseId, atLeast: $at) { revision symptom } }';
      for (const { stream, revision } of await tips(product, 'case')) {
        const caseId = stream.slice('case-'.length);
        const note = { caseId, body: 'And so on', visibility: 'INTERNAL' };
        const { position, ...noted } = await product.mutate('addNote', note, agent);
        expect(noted).toEqual({ revision: revision + 1, userErrors: [] });
        const shown = { revision: revision + 1, symptom: erased.includes(stream) ? null : expect.any(String) };
        expect(await product.ask(read, { caseId, at: position }, agent)).toEqual({ case: shown });
      }
      for (const { stream, revision } of await tips(product, 'customer')) {
        const device = { customerId: stream.slice('customer-'.length), serial: 'SN-9' };
        const { revision: added, userErrors } = await product.mutate('addDevice', device, agent);
        const refusals = userErrors.map(({ code }) => code);
        expect([
          [[], revision + 1],
          [['CUSTOMER_MERGED'], null],
          [['CUSTOMER_NOT_FOUND'], null],
        ]).toContainEqual([refusals, added]);
      }
    },
    patience,
  );

  it('opens cases under new numbers', async () => {
    const opening = { channel: 'chat', category: 'power', symptom: 'New', language: 'en', region: 'GB' };
    const before = await numbersInUse(product);
    const opened = await product.mutate<{ case: { number: string } }>('openCase', opening, agent, 'case { number }');
    expect(opened.case.number).toMatch(/^\d+$/);
    expect(before).not.toContain(opened.case.number);
  });

  it('shows people who were not erased, and nothing of the others', async () => {
    const people = `{ ada: customer(id: "c-ada") { name absorbed } grace: customer(id: "c-grace") { name legalHold { reason } }
      erased: customer(id: "c-erased") { name email erasure { status } }
      leaving: customer(id: "c-leaving") { name email erasure { status } } }`;
    const nobody = { name: null, email: null, erasure: { status: 'ERASED' } };
    expect(await product.ask(people, {}, privacyOfficer)).toEqual({
      ada: { name: 'Ada Sample', absorbed: expect.arrayContaining(['c-ada-twice', 'c-ada-thrice']) },
      grace: { name: 'Grace Example', legalHold: { reason: 'A law suit' } },
      ...{ erased: nobody, leaving: nobody },
    });
    const contacts = `query ($ada: ID!, $erased: ID!) {
      ada: case(id: $ada) { contact { name } } erased: case(id: $erased) { contact { name } history { nodes { data } } } }`;
    const ids = { ada: caseOf('everyStep'), erased: caseOf('erased') };
    const answer = await product.ask<{ ada: object }>(contacts, ids, agent);
    expect(answer.ada).toEqual({ contact: { name: 'Ada Example' } });
    expect(JSON.stringify(answer)).not.toMatch(/Edsger/);
  });

  it('has timers that still go off', async () => {
    clock.forward(3);
    await untilQuiet();
    for (const called of ['waits', 'waitsForConfirmation', 'parkedInProcess', 'unseen']) {
      expect([called, (await typesOf(called)).at(-1)]).toEqual([called, 'CustomerReminded']);
    }
    expect((await typesOf('toBeRemindedAgain')).at(-1)).toBe('CaseClosed');
  });

  it(
    'is sealed further, is intact, and has read models that agree with the log',
    async () => {
      const seals = '{ logSeals { unsealedEvents } }';
      await until('all is sealed', async () => {
        const { logSeals } = await product.ask<{ logSeals: { unsealedEvents: number } }>(seals, {}, operator);
        return logSeals.unsealedEvents === 0;
      });
      const file = path.join(left.dataDir, 'certificate.json');
      await writeFile(file, JSON.stringify((await certificates(product))[0]));
      const verifications = [verifyLogSeals(), left.casefold('projections', 'verify')];
      const [, differences, genuine] = await Promise.all([...verifications, left.casefold('erasures', 'verify', file)]);
      expect([differences, genuine]).toEqual([
        expect.stringMatching(/: no differences\.\n$/),
        expect.stringMatching(/^Genuine/),
      ]);
    },
    patience,
  );
});

interface Parked {
  readonly projections: readonly { readonly parkedKeyCount: number }[];
  readonly processes: readonly { readonly parked: readonly object[] }[];
}
