import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { streamFor } from '#command-processing';
import { collect, MemoryEventStore } from '#event-store';
import { ApiOf } from '../testing/api-of.js';
import { agent, analyst, ask, opened, send } from '../testing/notes/asking.js';
import { ArchiveNote, noteNames } from '../testing/notes/note.js';
import { notes } from '../testing/notes/notes.context.js';

let store: MemoryEventStore;
let api: ApiOf;

beforeEach(async () => {
  store = new MemoryEventStore();
  api = await ApiOf.start([notes], { store });
});

afterEach(() => api.stop());

const stored = (id: string) => collect(store.readStream(noteNames.streamOf(id)));

describe('a mutation that a slice makes', () => {
  it('is sent to its handler, decided, and returns the note', async () => {
    const id = await opened(api);
    const answer = await send(api, 'addLine', { noteId: id, line: 'First' });
    expect(answer).toEqual({
      note: { id, cover: '1: A', lines: ['First'], revision: 1 },
      revision: 1,
      position: '2',
      userErrors: [],
    });
    expect(await stored(id)).toMatchObject([
      { type: 'NoteOpened', actor: 'ada', role: 'agent', correlationId: 'correlation-1', origin: 'live' },
      { type: 'LineAdded' },
    ]);
  });

  it('is refused to roles that it does not allow', async () => {
    const id = await opened(api);
    const input = { noteId: id, line: 'First' };
    expect(await ask(api, 'pasteLine', input, { as: analyst })).toMatchObject({ codes: ['FORBIDDEN'] });
    expect((await send(api, 'pasteLine', input)).revision).toBe(1);
    expect(await stored(id)).toHaveLength(2);
  });

  it('has its input validated by the validators of its class', async () => {
    const id = await opened(api);
    for (const line of ['', 'x'.repeat(41)]) {
      expect(await ask(api, 'addLine', { noteId: id, line })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
    }
    expect(await ask(api, 'addLine', { noteId: 'no id', line: 'First' })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
    expect(await stored(id)).toHaveLength(1);
  });

  it('returns a refusal with its message, and the note as it is', async () => {
    const id = await opened(api);
    for (let nth = 1; nth <= 8; nth++) await send(api, 'addLine', { noteId: id, line: `${nth}` });
    expect(await send(api, 'addLine', { noteId: id, line: '9' })).toMatchObject({
      note: { revision: 8 },
      revision: null,
      position: null,
      userErrors: [{ code: 'NOTE_FULL', message: 'The note holds 8 lines already, and takes no more.', path: [] }],
    });
  });

  it('shows only what the sender may see of the note', async () => {
    const id = await opened(api);
    const { note } = await send(api, 'addLine', { noteId: id, line: 'First' }, { as: analyst });
    expect(note).toEqual({ id, cover: '1: sealed', lines: [], revision: 1 });
  });

  it('may have another name than its command, and a handler written by hand', async () => {
    const id = await opened(api);
    expect(await send(api, 'pasteLine', { noteId: id, line: 'Copied' })).toMatchObject({ note: { lines: ['Copied'] } });
    expect(await ask(api, 'copyLine', { noteId: id, line: 'Copied' })).toMatchObject({
      codes: [
        expect.stringContaining('Unknown type "CopyLineInput"'),
        expect.stringContaining('Cannot query field "copyLine"'),
      ],
    });
  });

  it('may compute its data from other fields of its input', async () => {
    const id = await opened(api);
    const commandId = crypto.randomUUID();
    const retitled = { noteId: id, to: 'B', commandId, expectedRevision: 0 };
    expect(await send(api, 'retitleNote', retitled)).toMatchObject({ note: { cover: '1: B' }, revision: 1 });
    expect((await stored(id))[1]).toMatchObject({ type: 'NoteRetitled', commandId });
    expect(await send(api, 'retitleNote', { noteId: id, to: 'C', expectedRevision: 0 })).toMatchObject({
      userErrors: [{ code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'] }],
    });
  });
});

describe('a slice without a mutation', () => {
  it('handles its command, which the API does not offer', async () => {
    const id = await opened(api);
    const context = { commandId: 'c1', actor: agent, now: '2126-03-02T09:00:00.000Z', correlationId: 'r' };
    const bus = api.app.get(CommandBus, { strict: false });
    await bus.execute(new ArchiveNote(noteNames.streamOf(id), {}, context));
    expect((await stored(id)).map(({ type }) => type)).toEqual(['NoteOpened', 'NoteArchived']);
    const { codes } = await api.ask('mutation { archiveNote { revision } }', {}, agent);
    expect(codes).toEqual([expect.stringContaining('Cannot query field "archiveNote"')]);
  });
});

describe('a decision with needs', () => {
  it('gets the instances of the application', async () => {
    expect(await send(api, 'openNote', { title: 'A' })).toMatchObject({ note: { cover: '1: A' } });
    expect(await send(api, 'openNote', { title: 'B' })).toMatchObject({ note: { cover: '2: B' } });
  });

  it('records in the envelope its policy version and the revisions of other streams that it rests on', async () => {
    const id = await opened(api);
    await send(api, 'addLine', { noteId: id, line: 'First' });
    const [first, second] = await stored(id);
    expect(first).toMatchObject({ policyVersion: 'notes-7', reads: [{ stream: 'policy-notes', revision: 4 }] });
    expect([second.policyVersion, second.reads]).toEqual([undefined, undefined]);
  });
});

describe('a command that creates', () => {
  const commandId = '6f0c3a1e-7d7e-4c0a-9d53-0f2a4f3a9c11';

  it('creates a stream whose id derives from the command id, and finds it again when repeated', async () => {
    const first = await send(api, 'openNote', { title: 'A', commandId });
    expect(first.note?.id).toBe(noteNames.idOf(streamFor('note', commandId)));
    const again = await send(api, 'openNote', { title: 'A', commandId: commandId.toUpperCase() });
    expect(again).toEqual(first);
    expect(await store.lastPosition()).toBe('1');
  });

  it('creates another stream each time if the client sends no command id', async () => {
    expect(await opened(api)).not.toBe(await opened(api));
  });

  it('creates the stream with the id of the input', async () => {
    const noteId = crypto.randomUUID();
    expect(await opened(api, { noteId })).toBe(noteId);
    expect(await stored(noteId)).toHaveLength(1);
  });

  it('may compute its data from other fields of its input', async () => {
    const noteId = crypto.randomUUID();
    const given = await send(api, 'importNote', { heading: 'Elsewhere', noteId });
    expect(given).toMatchObject({ note: { id: noteId, cover: '0: Elsewhere' } });
    const derived = await send(api, 'importNote', { heading: 'Elsewhere', commandId });
    expect(derived.note?.id).toBe(noteNames.idOf(streamFor('note', commandId)));
  });
});
