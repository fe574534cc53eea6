/** A moment in UTC with millisecond precision, always in the form `2026-11-22T09:30:00.000Z`, so that text order is time order. */
export type Instant = string;

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** False also for days that no calendar has: `2026-02-30`. */
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

/** When something happened, or when the log learned of it: the two answers to "as of". */
export const timeAxes = ['occurredAt', 'recordedAt'] as const;
export type TimeAxis = (typeof timeAxes)[number];
