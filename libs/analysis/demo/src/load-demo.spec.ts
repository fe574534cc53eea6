import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseCodec, type CaseEvent, type CaseState, caseShapes, caseFold } from '#cases';
import type { CommandResult } from '#command-processing';
import { collect, MemoryEventStore, type StoredEvent } from '#event-store';
import { beginning, type Command, type Recorded } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { commandsOn } from '#product/testing';
import { type DemoReport, loadDemo } from './load-demo.js';
import { regions } from './regions.js';
import { isInServiceHours } from './service-hours.js';

const set = { seed: 7, until: '2026-11-22T00:00:00.000Z' };
const cases = 400;

const keys = new MemorySubjectKeys();
const store = new MemoryEventStore();
let send: (command: Command) => Promise<CommandResult>;
let first: DemoReport;
let history: readonly Recorded<CaseEvent>[];

const stored = async (log: MemoryEventStore): Promise<StoredEvent[]> =>
  (await collect(log.readAll({ categories: ['case'] }))).flatMap(({ events }) => events);

beforeAll(async () => {
  send = await commandsOn({ store, keys });
  first = await loadDemo({ set, cases, send, logEnd: beginning });
  history = await caseCodec(keys).decode(await stored(store));
});

/** The states of the cases, by stream. */
const statesByStream = (): ReadonlyMap<string, CaseState> => {
  const states = new Map<string, CaseState>();
  for (const event of history) {
    const { stream, occurredAt } = event.envelope;
    states.set(stream, caseFold.evolve(states.get(stream) ?? caseFold.initial, event, occurredAt));
  }
  return states;
};

describe('the demo cases', () => {
  it('obey the rules: no story stops at a refusal', () => {
    expect(first).toEqual({ cases, changed: cases, leftAlone: 0 });
    expect(statesByStream().size).toBe(cases);
  });

  it('contain every event but the erasure, which needs real people', () => {
    const types = Object.keys(caseShapes).filter((type) => type !== 'CaseDataErased');
    expect(new Set(history.map(({ type }) => type))).toEqual(new Set(types));
  });

  it('happen in service hours of their region, before the end of the set, and have origin `demo`', () => {
    const regionOf = new Map(
      history.flatMap((event) => (event.type === 'CaseOpened' ? [[event.envelope.stream, event.data.region]] : [])),
    );
    for (const { envelope } of history) {
      const hours = regions.find(({ code }) => code === regionOf.get(envelope.stream));
      expect(hours && isInServiceHours(hours, envelope.occurredAt)).toBe(true);
      expect(envelope.occurredAt < set.until && envelope.origin === 'demo').toBe(true);
    }
  });

  it('leave work on the boards: open cases in all states, queues and tiers, and pending escalations', () => {
    const open = [...statesByStream().values()].flatMap((state) =>
      state.status === 'unopened' || state.status === 'closed' ? [] : [state],
    );
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['new', 'active', 'awaiting', 'resolved']));
    expect(new Set(open.map(({ tier }) => tier))).toEqual(new Set([1, 2, 3]));
    expect(new Set(open.map(({ queue }) => queue)).size).toBeGreaterThanOrEqual(4);
    expect(open.filter(({ pendingEscalation }) => pendingEscalation).length).toBeGreaterThan(3);
    expect(open.length / cases).toBeGreaterThan(0.15);
    expect(open.length / cases).toBeLessThan(0.6);
  });

  it('are written in three languages', () => {
    const languages = history.flatMap((event) => (event.type === 'CaseOpened' ? [event.data.language] : []));
    expect(new Set(languages)).toEqual(new Set(['en', 'zh-Hans', 'zh-Hant']));
  });

  it('send articles in the language of the customer', () => {
    const languageOf = new Map(
      history.flatMap((event) => (event.type === 'CaseOpened' ? [[event.envelope.stream, event.data.language]] : [])),
    );
    const sent = history.flatMap((event) => (event.type === 'ArticleSent' ? [event] : []));
    expect(sent.filter(({ data, envelope }) => data.language !== languageOf.get(envelope.stream))).toEqual([]);
    expect(new Set(sent.map(({ data }) => data.articleId)).size).toBe(3);
  });

  it('are added once: a second run adds nothing, a longer one only what is new', async () => {
    const before = await stored(store);
    const logEnd = await store.lastPosition();
    expect(await loadDemo({ set, cases, send, logEnd })).toEqual({ cases, changed: 0, leftAlone: 0 });
    expect(await stored(store)).toEqual(before);
    expect(await loadDemo({ set, cases: cases + 5, send, logEnd })).toMatchObject({ changed: 5 });
  });

  it('are completed by a second run after a killed one, with the same result', async () => {
    const log = new MemoryEventStore();
    const again = await commandsOn({ store: log, keys: new MemorySubjectKeys() });
    let sent = 0;
    const dying = async (command: Command): Promise<CommandResult> => {
      if (++sent > 900) throw new Error('killed');
      return again(command);
    };
    const options = { set, cases: 200, logEnd: beginning };
    await expect(loadDemo({ ...options, send: dying })).rejects.toThrow('killed');
    await loadDemo({ ...options, send: again });
    const ids = (await stored(log)).map(({ id }) => id);
    const streams = new Set((await stored(log)).map(({ stream }) => stream));
    const same = history.filter(({ envelope }) => streams.has(envelope.stream)).map(({ envelope }) => envelope.id);
    expect(ids.sort()).toEqual(same.sort());
  });
});
