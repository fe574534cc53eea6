import { expect, it } from '@jest/globals';
import { parseTimestamp } from './timestamp.js';

it.each([
  ['2026-11-22 09:30:00+00', '2026-11-22T09:30:00.000Z'],
  ['2026-11-22 09:30:00.12+00', '2026-11-22T09:30:00.120Z'],
  ['2026-11-22 09:30:00.123456+00', '2026-11-22T09:30:00.123Z'],
])('reads %s as %s', (text, instant) => {
  expect(parseTimestamp(text)).toBe(instant);
});

it.each(['infinity', '2026-11-22 09:30:00+08', '0044-03-15 12:00:00+00 BC', '12026-01-01 00:00:00+00'])(
  'refuses %s, which is no instant',
  (text) => {
    expect(() => parseTimestamp(text)).toThrow('Not a UTC timestamp');
  },
);
