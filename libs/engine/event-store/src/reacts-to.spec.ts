import { describe, expect, it } from '@jest/globals';
import { type Decoder, reacting, toBeDecoded, typesOf } from './reacts-to.js';
import type { StoredEvent } from './port.js';

const event = (stream: string, type: string) => ({ stream, type }) as StoredEvent;
const decoder: Decoder = { decode: async () => [], knows: ({ type }) => type !== 'Unheard' };

describe('who reacts to events', () => {
  it('names them by category and type: the same type of another category is another event', () => {
    const isReactedTo = reacting({ case: ['NoteAdded'] }, { case: ['CaseClosed'], repair: ['Shipped'] });
    expect(isReactedTo(event('case-1', 'NoteAdded'))).toBe(true);
    expect(isReactedTo(event('case-1', 'CaseClosed'))).toBe(true);
    expect(isReactedTo(event('repair-1', 'NoteAdded'))).toBe(false);
    expect(isReactedTo(event('toString-1', 'toString'))).toBe(false);
  });

  it('has those decoded, and those that no release up to this one has written', () => {
    const isDecoded = toBeDecoded(decoder, { case: ['NoteAdded'] });
    const types = ['NoteAdded', 'CaseClosed', 'Unheard'];
    expect(types.filter((type) => isDecoded(event('case-1', type)))).toEqual(['NoteAdded', 'Unheard']);
  });

  it('may take all that a context knows', () => {
    expect(typesOf({ NoteAdded: 1, CaseClosed: 2 })).toEqual(['NoteAdded', 'CaseClosed']);
  });
});
