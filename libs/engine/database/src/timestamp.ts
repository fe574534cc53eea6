import type { Instant } from '#kernel';

/**
 * `2026-11-22 09:30:00.12+00`, as Postgres writes a `timestamptz` in UTC, to an {@link Instant}; digits beyond
 * milliseconds are cut, so that text order stays time order.
 * @throws Error for what an Instant can't hold: `infinity`, years before 1 or beyond 9999, another zone.
 */
export const parseTimestamp = (text: string): Instant => {
  if (!isInUtc(text)) throw new Error(`Not an instant in UTC: ${text}`);
  const milliseconds = text.slice(fractionAt, Math.min(fractionAt + 3, text.length - zone.length)).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
};

const zone = '+00';
const fractionAt = '2026-11-22 09:30:00.'.length;
const [dash, space] = ['-'.charCodeAt(0), ' '.charCodeAt(0)];

/** Known by a few characters, as Postgres wrote it: this runs for each time that is ever read. */
const isInUtc = (text: string): boolean =>
  text.charCodeAt(4) === dash && text.charCodeAt(10) === space && text.endsWith(zone) && text.length < 30;
