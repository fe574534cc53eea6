import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf } from '#kernel';
import { ImportError, UnreadableRow } from './import-error.js';

interface Day {
  readonly date: Temporal.PlainDate;
  readonly startsAtMs: number;
  /** Whether the zone keeps one offset all day; then an instant is the start of the day plus local minutes. */
  readonly even: boolean;
}

const form = /^(\d{1,2}\/\d{1,2}\/\d{4}) (\d{1,2}):(\d{2})$/;
const minuteMs = 60_000;

/** Reads times without a zone, `day/month/year hour:minute`, as local times of one zone. */
export class LocalTimes {
  /** IANA name of the zone in its usual spelling. */
  readonly zone: string;
  private readonly days = new Map<string, Day | undefined>();
  /** Cache: every row of a case repeats its opening time, and updates come in bursts. */
  private readonly latest = new LRUCache<string, Instant>({ max: 4096 });

  /** @throws ImportError if there is no such zone. */
  constructor(zone: string) {
    try {
      this.zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
    } catch {
      throw new ImportError(`${zone} is not a time zone; give an IANA name such as Asia/Shanghai`);
    }
  }

  /**
   * The instant of a local time; the earlier one of two if the clocks went back.
   * @throws UnreadableRow if the text is not a time, or one that the clocks of the zone skipped.
   */
  instantOf(text: string): Instant {
    const known = this.latest.get(text);
    if (known !== undefined) return known;
    const instant = this.read(text);
    this.latest.set(text, instant);
    return instant;
  }

  private read(text: string): Instant {
    const [, date, hour, minute] = form.exec(text) ?? [];
    const day = date === undefined ? undefined : this.dayOf(date);
    if (!day || Number(hour) > 23 || Number(minute) > 59) throw new UnreadableRow(`"${text}" is not a date`);
    if (day.even) return instantOf(day.startsAtMs + (Number(hour) * 60 + Number(minute)) * minuteMs);
    return this.onUnevenDay(day.date, text, Number(hour), Number(minute));
  }

  private dayOf(date: string): Day | undefined {
    if (!this.days.has(date)) this.days.set(date, this.readDay(date));
    return this.days.get(date);
  }

  private readDay(text: string): Day | undefined {
    const [day, month, year] = text.split('/').map(Number);
    try {
      const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
      const start = date.toZonedDateTime(this.zone);
      return { date, startsAtMs: start.epochMilliseconds, even: start.hoursInDay === 24 };
    } catch {
      return undefined;
    }
  }

  private onUnevenDay(date: Temporal.PlainDate, text: string, hour: number, minute: number): Instant {
    const local = date.toPlainDateTime({ hour, minute });
    const zoned = local.toZonedDateTime(this.zone, { disambiguation: 'compatible' });
    if (!zoned.toPlainDateTime().equals(local)) throw new UnreadableRow(`"${text}" does not exist in ${this.zone}`);
    return instantOf(zoned.epochMilliseconds);
  }
}
