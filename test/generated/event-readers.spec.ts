import { describe, expect, it } from '@jest/globals';
import { processes, projections } from '#schema';
import { contexts } from './contexts.js';
import { eventReaders, type Reader } from './event-readers.js';
import { expectGenerated } from './expect-generated.js';

describe('docs/event-readers.md', () => {
  it('says which events reach which projections and processes', async () => {
    await expectGenerated('docs/event-readers.md', eventReaders(contexts, projections, processes));
  });

  it('knows every event that somebody reacts to', () => {
    const known = contexts.flatMap(({ category, shapes }) => Object.keys(shapes).map((type) => `${category}/${type}`));
    const readers: readonly Reader[] = [...projections, ...processes];
    const wanted = readers.flatMap(({ reactsTo }) =>
      Object.entries(reactsTo).flatMap(([category, types]) => types.map((type) => `${category}/${type}`)),
    );
    expect(wanted.filter((name) => !known.includes(name))).toEqual([]);
  });
});
