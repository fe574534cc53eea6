import { describe, expect, it } from '@jest/globals';
import { product } from '#product';
import { eventReaders, type Reader } from './event-readers.js';
import { expectGenerated } from './expect-generated.js';

const readers: readonly Reader[] = [...product.projections, ...product.processes];

describe('docs/event-readers.md', () => {
  it('says which events reach which projections and processes', async () => {
    await expectGenerated('docs/event-readers.md', eventReaders(product.shapes, readers));
  });

  it('knows every event that somebody reacts to', () => {
    const strangers = readers.flatMap(({ name, reactsTo }) =>
      Object.entries(reactsTo).flatMap(([category, types]) =>
        types.filter((type) => !product.shapes.get(category)?.has(type)).map((type) => `${name}: ${category}/${type}`),
      ),
    );
    expect(strangers).toEqual([]);
  });
});
