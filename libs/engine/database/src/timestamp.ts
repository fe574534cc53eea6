import type { Instant } from '#kernel';

/**
 * Converts a `timestamptz` as Postgres writes it in UTC (`2026-11-22 09:30:00.12+00`) to an {@link Instant}. Truncates
 * to milliseconds, so that text order stays time order.
 * @throws Error for values that an Instant cannot hold: `infinity`, years before 1 or after 9999, other time zones.
 */
export const parseTimestamp = (text: string): Instant => {
  if (!isInUtc(text)) throw new Error(`Not a UTC timestamp: ${text}`);
  const milliseconds = text.slice(fractionAt, Math.min(fractionAt + 3, text.length - zone.length)).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
};

const zone = '+00';
const fractionAt = '2026-11-22 09:30:00.'.length;
const [dash, space] = ['-'.charCodeAt(0), ' '.charCodeAt(0)];

/** Checks only a few characters of Postgres' format, since this runs for every timestamp read. */
const isInUtc = (text: string): boolean =>
  text.charCodeAt(4) === dash && text.charCodeAt(10) === space && text.endsWith(zone) && text.length < 30;
