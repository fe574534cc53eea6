import { Gauge, type Registry } from 'prom-client';
import { type Instant, millisecondsOf } from '#kernel';

/** Returns a function that registers gauges. `ask` is called at each scrape. */
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

/** Returns the seconds since an instant; 0 if there is none. */
export const secondsSince = (since: Instant | null | undefined, now: Instant): number =>
  since ? Math.max(0, millisecondsOf(now) - millisecondsOf(since)) / 1000 : 0;
