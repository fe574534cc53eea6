import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type ReadStreamOptions } from '#event-store';
import { MemorySnapshots, type Snapshot } from '#snapshots';
import { ApiOf } from '../testing/api-of.js';
import { analyst, opened, send } from '../testing/notes/asking.js';
import { longestNote } from '../testing/notes/note.js';
import { notes } from '../testing/notes/notes.context.js';

/** Counts reads of streams. */
class ObservedStore extends MemoryEventStore {
  reads: ReadStreamOptions[] = [];

  override readStream(name: string, options: ReadStreamOptions = {}) {
    this.reads.push(options);
    return super.readStream(name, options);
  }
}

/** Records which snapshots were saved. */
class ObservedSnapshots extends MemorySnapshots {
  readonly kept: string[] = [];

  override save(snapshot: Snapshot, commands: ReadonlyMap<string, number>): Promise<void> {
    this.kept.push(`${snapshot.fold.name}@${snapshot.last.revision}`);
    return super.save(snapshot, commands);
  }
}

const every = 4;
let store: ObservedStore;
let snapshots: ObservedSnapshots;
let api: ApiOf;
let noteId: string;

beforeEach(async () => {
  store = new ObservedStore();
  snapshots = new ObservedSnapshots(every);
  api = await ApiOf.start([notes], { store, snapshots });
  noteId = await opened(api);
});

afterEach(() => api.stop());

/** Snapshots are saved in the background, which takes some turns of the event loop in memory. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const whole = 'note { id cover lines revision } revision conflict { revision note: __typename } userErrors { code }';

/** Sends a command and returns its payload with the reads of the store that it took. */
const observed = async (mutation: string, input: object, selection = whole) => {
  await settled();
  store.reads = [];
  const answer = await send(api, mutation, { noteId, ...input }, { selection });
  return { ...answer, reads: store.reads.length };
};

const addLines = async (count: number): Promise<void> => {
  for (let nth = 1; nth <= count; nth++) await observed('addLine', { line: `${nth}` });
};

describe('a mutation that shows what it changed', () => {
  it('reads the stream once when it creates it', async () => {
    store.reads = [];
    await opened(api);
    expect(store.reads).toHaveLength(1);
  });

  it('reads the stream once when it is accepted', async () => {
    expect(await observed('addLine', { line: 'First' })).toMatchObject({ note: { lines: ['First'] }, reads: 1 });
  });

  it('reads it once when it changes nothing', async () => {
    expect(await observed('retitleNote', { to: 'A' })).toMatchObject({
      note: { cover: '1: A' },
      revision: 0,
      reads: 1,
    });
  });

  it('reads it once when it is repeated, and shows later changes', async () => {
    const commandId = crypto.randomUUID();
    await observed('addLine', { line: 'First', commandId });
    await observed('addLine', { line: 'Second' });
    const repeated = await observed('addLine', { line: 'First', commandId });
    expect(repeated).toMatchObject({ note: { lines: ['First', 'Second'] }, revision: 1, reads: 1 });
  });

  it('reads it once when it is refused', async () => {
    await addLines(1);
    const commandId = crypto.randomUUID();
    await observed('addLine', { line: 'Mine', commandId });
    expect(await observed('addLine', { line: 'Other', commandId })).toMatchObject({
      note: { lines: ['1', 'Mine'] },
      userErrors: [{ code: 'COMMAND_ID_REUSED' }],
      reads: 1,
    });
  });

  it('reads it once on a revision conflict', async () => {
    await addLines(1);
    expect(await observed('addLine', { line: 'Late', expectedRevision: 0 })).toMatchObject({
      note: { lines: ['1'] },
      conflict: { revision: 1 },
      userErrors: [{ code: 'REVISION_CONFLICT' }],
      reads: 1,
    });
  });

  it('reads it once to show it when the command did not read it', async () => {
    const secret = await observed('addLine', { line: 'Card 4111 1111 1111 1111' });
    expect(secret).toMatchObject({ note: { lines: [] }, userErrors: [{ code: 'SECRET_IN_TEXT' }], reads: 1 });
  });
});

describe('a mutation on a long stream', () => {
  const long = 6;
  beforeEach(() => addLines(long));

  it('starts from the snapshots of the state and of the view', async () => {
    await settled();
    expect(snapshots.kept).toEqual(
      expect.arrayContaining([expect.stringMatching(/^note@/), expect.stringMatching(/^note-view/)]),
    );
    const [answer, from] = [await observed('addLine', { line: 'Last' }), store.reads.at(0)?.from];
    expect(answer).toMatchObject({ note: { revision: long + 1 }, revision: long + 1, reads: 1 });
    expect(from).toBeGreaterThan(0);
  });

  it('reads it once whatever the outcome of the command', async () => {
    const line = { line: 'Last', commandId: crypto.randomUUID() };
    const note = { revision: long + 1 };
    expect(await observed('addLine', line)).toMatchObject({ note, revision: long + 1, reads: 1 });
    expect(await observed('addLine', line)).toMatchObject({ note, revision: long + 1, reads: 1 });
    expect(await observed('retitleNote', { to: 'A' })).toMatchObject({ note, revision: long + 1, reads: 1 });
    const late = { line: 'Late', expectedRevision: 2 };
    expect(await observed('addLine', late)).toMatchObject({ note, conflict: note, reads: 1 });
    await addLines(longestNote - long - 1);
    const full = await observed('addLine', { line: 'More' });
    expect(full).toMatchObject({ note: { revision: longestNote }, userErrors: [{ code: 'NOTE_FULL' }], reads: 1 });
  });

  it('reads one more event if the snapshot says that the command is a repeat, to confirm that in the log', async () => {
    const line = { line: 'Last', commandId: crypto.randomUUID() };
    await observed('addLine', line);
    await observed('retitleNote', { to: 'A' }); // from here on the snapshot covers the line
    expect(await observed('addLine', line)).toMatchObject({ note: { revision: 7 }, revision: 7, reads: 2 });
    expect(store.reads[1]).toEqual({ from: 7, to: 7 });
  });

  it('has separate snapshots for viewers who see less', async () => {
    await settled();
    const { note } = await send(api, 'addLine', { noteId, line: 'Last' }, { as: analyst });
    expect(note).toMatchObject({ cover: '1: sealed', lines: [], revision: long + 1 });
  });
});

describe('a conflict', () => {
  const selection =
    'revision userErrors { code } conflict { expectedRevision revision events { type revision data } hasMore }';

  it('shows the revision of the note, and the events in between if selected', async () => {
    await addLines(2);
    expect(await observed('addLine', { line: 'Late', expectedRevision: 0 }, selection)).toEqual({
      revision: null,
      userErrors: [{ code: 'REVISION_CONFLICT' }],
      conflict: {
        expectedRevision: 0,
        revision: 2,
        events: [
          { type: 'LineAdded', revision: 1, data: { line: '1' } },
          { type: 'LineAdded', revision: 2, data: { line: '2' } },
        ],
        hasMore: false,
      },
      reads: 2,
    });
  });

  it('says if there are more events than it shows', async () => {
    for (let nth = 1; nth <= 51; nth++) await send(api, 'retitleNote', { noteId, to: `Title ${nth}` });
    const { conflict } = await observed('addLine', { line: 'Late', expectedRevision: 0 }, selection);
    expect(conflict).toMatchObject({ revision: 51, hasMore: true, events: { length: 50 } });
    const exactly = await observed('addLine', { line: 'Late', expectedRevision: 1 }, selection);
    expect(exactly.conflict).toMatchObject({ hasMore: false, events: { length: 50 } });
  });

  it('shows nothing to viewers who may not see the events, or of a missing stream', async () => {
    await addLines(1);
    const late = { line: 'Late', expectedRevision: 0 };
    const seen = await send(api, 'addLine', { noteId, ...late }, { as: analyst, selection });
    expect(seen.conflict).toMatchObject({ events: [{ type: 'LineAdded', data: {} }] });
    const nowhere = await send(api, 'addLine', { noteId: crypto.randomUUID(), ...late }, { selection });
    expect(nowhere).toMatchObject({ conflict: null, userErrors: [{ code: 'REVISION_CONFLICT' }] });
  });
});
