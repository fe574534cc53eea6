/**
 * A UTC timestamp with milliseconds, always in the form `2026-11-22T09:30:00.000Z`, so that text order is time order.
 */
export type Instant = string;

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether the text is a valid {@link Instant}. False for impossible dates such as 30 February. */
export const isInstant = (text: string): boolean => {
  const milliseconds = form.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(milliseconds) && instantOf(milliseconds) === text;
};

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const millisecondsPerDay = 86_400_000;

export const addDays = (instant: Instant, days: number): Instant =>
  instantOf(millisecondsOf(instant) + days * millisecondsPerDay);

/** The two axes of "as of": when something happened, and when the log recorded it. */
export const timeAxes = ['occurredAt', 'recordedAt'] as const;
export type TimeAxis = (typeof timeAxes)[number];
