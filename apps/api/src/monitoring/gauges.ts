import { Gauge, type Registry } from 'prom-client';
import { type Instant, millisecondsOf } from '#kernel';

/** Registers gauges of what somebody who is asked at each scrape answers. */
export const gaugesOf =
  <Status>(registry: Registry, ask: () => Promise<Status>) =>
  (name: string, help: string, valueOf: (status: Status) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(valueOf(await ask()));
      },
    });

/** 0 where there is nothing since. */
export const secondsSince = (since: Instant | null | undefined, now: Instant): number =>
  since ? Math.max(0, millisecondsOf(now) - millisecondsOf(since)) / 1000 : 0;
