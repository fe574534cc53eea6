import type { Instant } from '#kernel';

/**
 * `2026-11-22 09:30:00.12+00`, as Postgres writes a `timestamptz` in UTC, to an {@link Instant}; digits beyond
 * milliseconds are cut, so that text order stays time order.
 * @throws Error for what an Instant can't hold: `infinity`, years before 1 or beyond 9999, another zone.
 */
export const parseTimestamp = (text: string): Instant => {
  const [, date, time, fraction = ''] = form.exec(text) ?? [];
  if (!date) throw new Error(`Not an instant in UTC: ${text}`);
  return `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
};

const form = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/;
