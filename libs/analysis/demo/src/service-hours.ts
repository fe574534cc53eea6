import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf } from '#kernel';
import type { Region } from './regions.js';

type Hours = Pick<Region, 'zone' | 'opensAtHour' | 'closesAtHour' | 'workdays'>;

/** Whether the desk of a region works at this moment. */
export const isInServiceHours = (hours: Hours, instant: Instant): boolean => worksAt(hours, local(hours, instant));

/** The moment itself if the desk works then, otherwise its next opening. */
export const nextServiceTime = (hours: Hours, instant: Instant): Instant => {
  let time = local(hours, instant);
  if (worksAt(hours, time)) return instant;
  if (time.hour >= hours.opensAtHour) time = time.add({ days: 1 });
  while (!hours.workdays.includes(time.dayOfWeek)) time = time.add({ days: 1 });
  return instantOf(time.startOfDay().with({ hour: hours.opensAtHour }).epochMilliseconds);
};

/**
 * The moment at which the given part (0 to 1) of a service day is over, on the last workday that is at least `daysBack`
 * days before `until` and on which that moment is before `until`.
 */
export const serviceTimeBefore = (hours: Hours, until: Instant, daysBack: number, part: number): Instant => {
  const seconds = Math.floor((hours.closesAtHour - hours.opensAtHour) * 3600 * part);
  const on = (day: Temporal.ZonedDateTime) => day.startOfDay().with({ hour: hours.opensAtHour }).add({ seconds });
  let day = local(hours, until).subtract({ days: daysBack });
  while (!hours.workdays.includes(day.dayOfWeek) || instantOf(on(day).epochMilliseconds) >= until) {
    day = day.subtract({ days: 1 });
  }
  return instantOf(on(day).epochMilliseconds);
};

const local = ({ zone }: Hours, instant: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

const worksAt = (
  { opensAtHour, closesAtHour, workdays }: Hours,
  { dayOfWeek, hour }: Temporal.ZonedDateTime,
): boolean => workdays.includes(dayOfWeek) && hour >= opensAtHour && hour < closesAtHour;
