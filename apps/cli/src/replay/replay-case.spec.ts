import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseCodec, type CaseEvent, foldCase } from '#cases';
import { collect, MemoryEventStore } from '#event-store';
import type { Recorded } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { CountingNumbers, importInto, sampleFile } from '#imports/testing';
import { caseIdByNumber } from './find-case.js';
import { replayCase } from './replay-case.js';
import { stepText } from './replay-text.js';

const store = new MemoryEventStore();
const keys = new MemorySubjectKeys();
const codec = caseCodec(keys);
const nothingProjected = { byNumber: async () => undefined };
const find = (number: string) => caseIdByNumber(number, { details: nothingProjected, store, codec });

let history: readonly Recorded<CaseEvent>[];

beforeAll(async () => {
  await importInto({ store, keys, numbers: new CountingNumbers() }, sampleFile);
  history = await codec.decode(await collect(store.readStream(`case-${await find('1')}`)), ['plain', 'text']);
});

describe('caseIdByNumber', () => {
  it('finds the case in the log if the read model does not have it yet', async () => {
    expect(await find('2')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await find('7')).toBeUndefined();
  });

  it('does not read the log if the read model has the case', async () => {
    const details = { byNumber: async () => foldCase(history) };
    const unread = new MemoryEventStore();
    expect(await caseIdByNumber('1', { details, store: unread, codec })).toBe(await find('1'));
  });
});

describe('a replay', () => {
  it('ends with the current view of the case', () => {
    expect([...replayCase(history)].at(-1)?.view).toEqual(foldCase(history));
  });

  it('returns each event with its changes and the view after it', () => {
    const steps = [...replayCase(history)];
    expect(steps).toHaveLength(history.length);
    expect(steps[2].changes).toEqual([
      { field: 'queue', before: 'Group 1', after: 'Group 2' },
      { field: 'transferCount', before: 0, after: 1 },
    ]);
    expect(steps[2].view).toMatchObject({ status: 'new', queue: 'Group 2', assignee: null, revision: 2 });
    expect(steps[6].changes).toEqual([
      { field: 'status', before: 'awaiting', after: 'active' },
      { field: 'awaiting', before: { party: 'customer', since: '2026-03-02T10:00:00.000Z' }, after: undefined },
    ]);
  });

  it('is printed with a space after a name that fills its column', () => {
    const [opening] = replayCase(history);
    const changes = [{ field: 'identityVerifiedAt', before: undefined, after: '2026-12-01T00:00:00.000Z' }] as const;
    expect(stepText({ ...opening, changes }, undefined)).toContain('identityVerifiedAt 2026-12-01T00:00:00.000Z');
  });

  it('can be printed as text', () => {
    const [opening, , , , , waiting, resumed] = [...replayCase(history)];
    expect(stepText(opening, undefined).split('\n')).toEqual(
      expect.arrayContaining([
        '   0  2026-03-02T08:55:00Z  CaseOpened (Opened by 1)',
        '      externalReference source servicenow, id INC9000001',
        '      = new, tier 1, priority normal, no queue, no agent',
      ]),
    );
    expect(stepText(opening, undefined)).not.toMatch(/noteCount|queue +none|contact /);
    expect(stepText(resumed, waiting.event.envelope.occurredAt)).toBe(
      [
        '   6  2026-03-03T10:00:00Z  AwaitingEnded (Updated by 2), 1 d later',
        '      status            awaiting → active',
        '      awaiting          party customer, since 2026-03-02T10:00:00.000Z → none',
        '      = active, tier 1, priority normal, queue Group 2, agent Resolver 2',
      ].join('\n'),
    );
  });
});
