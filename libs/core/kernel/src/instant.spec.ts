import { describe, expect, it } from '@jest/globals';
import { addDays, instantOf, isInstant, later, millisecondsOf } from './instant.js';

describe('instants', () => {
  it('keep milliseconds through text', () => {
    expect(millisecondsOf(instantOf(1_700_000_000_123))).toBe(1_700_000_000_123);
  });

  it.each(['2026-02-30T09:00:00.000Z', '2026-02-03', '2026-02-03T09:00:00Z', '2026-02-03T09:00:00.000+01:00', ''])(
    'are not %j',
    (text) => expect(isInstant(text)).toBe(false),
  );

  it('are of one form only', () => {
    expect(isInstant('2026-02-03T09:00:00.000Z')).toBe(true);
  });

  it('know the later one and the days after', () => {
    expect(later('2026-02-03T09:00:00.000Z', '2026-02-03T09:00:00.001Z')).toBe('2026-02-03T09:00:00.001Z');
    expect(addDays('2026-02-27T09:00:00.000Z', 3)).toBe('2026-03-02T09:00:00.000Z');
  });
});
