import { beforeAll, expect, it } from '@jest/globals';
import { collect } from '../collect.js';
import { type EventStore, categoryOf } from '../port.js';
import { newEvent, newEvents, newStream } from './new-events.js';
import { revisions, revisionsOf } from './revisions.js';

export const describeStreamReads = (store: () => EventStore): void => {
  let stream: string;
  beforeAll(async () => {
    stream = newStream();
    await store().append({ stream, events: newEvents(1201), expected: 'none' });
  });

  it.each([
    ['the whole stream, page by page', {}, revisions(0, 1200)],
    ['backwards', { direction: 'backwards' }, revisions(0, 1200).reverse()],
    ['from a revision', { from: 1199 }, [1199, 1200]],
    ['to a revision', { to: 1 }, [0, 1]],
    ['a range', { from: 499, to: 1001 }, revisions(499, 1001)],
    ['a range backwards', { from: 3, to: 5, direction: 'backwards' }, [5, 4, 3]],
    ['nothing behind its end', { from: 1201 }, []],
    ['nothing of an empty range', { from: 5, to: 4 }, []],
  ] as const)('reads %s', async (_what, options, expected) => {
    expect(revisionsOf(await collect(store().readStream(stream, options)))).toEqual(expected);
  });

  it('reads nothing where there is no such stream', async () => {
    expect(await collect(store().readStream(newStream()))).toEqual([]);
    expect(await collect(store().readStream(stream.slice(0, -1)))).toEqual([]);
  });
};

export const describeLogReads = (store: () => EventStore): void => {
  let start: string;
  let end: string;
  const [cases, caseload] = [newStream(), newStream()].map(categoryOf) as [string, string];
  beforeAll(async () => {
    start = await store().lastPosition();
    for (const category of [cases, `${cases}load`, caseload]) {
      const events = [newEvent({ type: 'CaseOpened' }), newEvent({ type: 'NoteAdded' })];
      await store().append({ stream: `${category}-1`, events, expected: 'none' });
    }
    await store().append({ stream: newStream(), events: newEvents(3), expected: 'none' });
    end = await store().lastPosition();
  });

  const read = async (options: Parameters<EventStore['readAll']>[0]) => {
    const batches = await collect(store().readAll({ after: start, ...options }));
    const events = batches.flatMap((batch) => batch.events.map(({ stream, type }) => `${stream} ${type}`));
    return { events, through: batches.at(-1)?.through, sizes: batches.map((batch) => batch.events.length) };
  };

  it('reads the events of all streams in the order of their appends, to the end', async () => {
    const { events, through } = await read({});
    expect(events.slice(0, 4)).toEqual([
      `${cases}-1 CaseOpened`,
      `${cases}-1 NoteAdded`,
      `${cases}load-1 CaseOpened`,
      `${cases}load-1 NoteAdded`,
    ]);
    expect(events).toHaveLength(9);
    expect(through).toBe(end);
  });

  it.each([
    ['a category, not others that begin alike', { categories: [cases] }, [0, 1]],
    ['several categories', { categories: [cases, caseload] }, [0, 1, 4, 5]],
    ['types', { types: ['CaseOpened'] }, [0, 2, 4]],
    ['types of a category', { categories: [caseload], types: ['NoteAdded', 'CaseClosed'] }, [5]],
  ])('selects %s, and has looked at everything', async (_what, selection, indices) => {
    const all = (await read({})).events;
    expect(await read(selection)).toMatchObject({ events: indices.map((index) => all[index]), through: end });
  });

  it('says how far it looked also where nothing matched', async () => {
    expect(await read({ types: ['NeverHappened'] })).toMatchObject({ events: [], through: end });
  });

  it('reads in batches no larger than asked, each continuing the one before', async () => {
    const { events, sizes } = await read({ batchSize: 4 });
    expect(events).toEqual((await read({})).events);
    expect(Math.max(...sizes)).toBe(4);
  });

  it('continues at any position it has named', async () => {
    for await (const { through } of store().readAll({ after: start, batchSize: 2, types: ['NoteAdded'] })) {
      const rest = (await read({ after: through, types: ['NoteAdded'] })).events;
      const all = (await read({ types: ['NoteAdded'] })).events;
      expect(all.slice(all.length - rest.length)).toEqual(rest);
    }
  });

  it('ends at once behind the end', async () => {
    expect(await collect(store().readAll({ after: end }))).toEqual([]);
  });
};
