import { describe, expect, it } from '@jest/globals';
import { exportedNames } from './exported-names.js';

/** A type of the API may be named like the thing that it shows: it means the same. */
const isShown = (file: string): boolean => /\.types?\.ts$/.test(file);

describe('a name that libs and apps export', () => {
  it('has one meaning', () => {
    const twice = [...exportedNames()].filter(
      ([, files]) => files.filter((file) => !isShown(file)).length > 1 || files.filter(isShown).length > 1,
    );
    expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
  });
});
