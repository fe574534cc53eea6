import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { actorOf, agent, customer, otherCustomer } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({ worker: false });
});

afterAll(() => api.stop());

interface Answered {
  readonly case: { readonly revision: number } | null;
  readonly revision: number | null;
  readonly conflict: {
    readonly expectedRevision: number;
    readonly revision: number;
    readonly events: readonly { readonly type: string; readonly revision: number; readonly data: object }[] | null;
    readonly hasMore: boolean;
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const note = { body: 'Asked for a photograph', visibility: 'INTERNAL' };
const contact = { channel: 'app', direction: 'INBOUND', summary: 'Hello' };

const send = async (command: string, input: object, as: Actor): Promise<Answered> => {
  const type = `${command[0].toUpperCase()}${command.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${command}(input: $input) {
    case { revision } revision userErrors { code path }
    conflict { expectedRevision revision events { type revision data } hasMore }
  } }`;
  return (await api.data<Record<string, Answered>>(mutation, { input }, { as }))[command];
};

const refusedByConflict = [{ code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'] }];

/** A case with so many notes after its opening. */
const caseWithNotes = async (notes: number): Promise<string> => {
  const { id } = (await accepted(api, 'openCase', opening, agent)).case;
  for (let nth = 0; nth < notes; nth++) await accepted(api, 'addNote', { ...note, caseId: id }, agent);
  return id;
};

describe('a command with an outdated revision', () => {
  it('gets the events since then, and succeeds with the new revision', async () => {
    const caseId = await caseWithNotes(0);
    await accepted(api, 'startWork', { caseId }, agent);
    await accepted(api, 'routeCase', { caseId, queue: 'hardware' }, agent);
    const late = await send('addNote', { ...note, caseId, expectedRevision: 0 }, agent);
    expect(late).toEqual({
      case: { revision: 2 },
      revision: null,
      userErrors: refusedByConflict,
      conflict: {
        expectedRevision: 0,
        revision: 2,
        events: [
          { type: 'WorkStarted', revision: 1, data: {} },
          { type: 'CaseRouted', revision: 2, data: { fromQueue: null, queue: 'hardware', skills: [] } },
        ],
        hasMore: false,
      },
    });
    const again = await send('addNote', { ...note, caseId, expectedRevision: late.conflict?.revision }, agent);
    expect(again).toMatchObject({ revision: 3, userErrors: [], conflict: null });
  });

  it('gets the first fifty events, and that there are more', async () => {
    const caseId = await caseWithNotes(51);
    const { conflict } = await send('addNote', { ...note, caseId, expectedRevision: 0 }, agent);
    expect(conflict).toMatchObject({ revision: 51, hasMore: true });
    expect(conflict?.events?.map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const exactly = await send('addNote', { ...note, caseId, expectedRevision: 1 }, agent);
    expect(exactly.conflict).toMatchObject({ hasMore: false, events: { length: 50 } });
  });

  it('is refused as well when it names a revision that the case never had', async () => {
    const caseId = await caseWithNotes(1);
    const ahead = await send('addNote', { ...note, caseId, expectedRevision: 9 }, agent);
    expect(ahead).toMatchObject({
      userErrors: refusedByConflict,
      conflict: { expectedRevision: 9, revision: 1, events: [], hasMore: false },
    });
  });

  it('gets nothing about a case that does not exist', async () => {
    const nowhere = await send('addNote', { ...note, caseId: crypto.randomUUID(), expectedRevision: 9 }, agent);
    expect(nowhere).toMatchObject({ case: null, conflict: null, userErrors: refusedByConflict });
  });
});

describe('a conflict', () => {
  it('shows customers the revision of their case, but no internal events', async () => {
    const caseId = await caseWithNotes(2);
    const { conflict } = await send('recordContact', { ...contact, caseId, expectedRevision: 0 }, customer);
    expect(conflict).toEqual({ expectedRevision: 0, revision: 2, events: null, hasMore: false });
  });

  it('shows other customers nothing at all', async () => {
    const caseId = await caseWithNotes(1);
    const answer = await send('recordContact', { ...contact, caseId, expectedRevision: 0 }, otherCustomer);
    expect(answer).toMatchObject({ case: null, conflict: null });
  });

  it('shows engineering what happened, without what is personal and without the texts of a case that is not theirs', async () => {
    const caseId = await caseWithNotes(0);
    await accepted(api, 'recordContact', { ...contact, caseId, recordingReference: 'rec-4711' }, agent);
    const seenBy = async (as: Actor) => {
      const { conflict } = await send('addNote', { ...note, caseId, expectedRevision: 0 }, as);
      return conflict?.events?.[0].data;
    };
    expect(await seenBy(agent)).toMatchObject({ summary: 'Hello', recordingReference: 'rec-4711' });
    expect(await seenBy(actorOf('engineering'))).toEqual({ channel: 'app', direction: 'inbound' });
  });
});
