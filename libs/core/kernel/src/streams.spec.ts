import { describe, expect, it } from '@jest/globals';
import { idOf, streamNames } from './streams.js';

const parcels = streamNames('parcel');

describe('the streams of a category', () => {
  it('are named by their ids, and their ids are found in their names', () => {
    expect(parcels.streamOf('7')).toBe('parcel-7');
    expect(parcels.idOf('parcel-7')).toBe('7');
  });

  it.each(['6f0c3a1e-7d7e-5c0a-9d53-0f2a4f3a9c11', 'C-1', '-', ''])('have any id, hyphens or not: %j', (id) => {
    expect(parcels.idOf(parcels.streamOf(id))).toBe(id);
    expect(idOf(parcels.streamOf(id))).toBe(id);
  });
});

describe('the id in the name of a stream', () => {
  it('is found whatever the category', () => {
    expect([idOf('parcel-7'), idOf('letter-7-b')]).toEqual(['7', '7-b']);
  });
});
