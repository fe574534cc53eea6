import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { millisecondsOf } from '#kernel';
import { Clock } from '#platform';
import type { SealStatus } from '#seals';
import { SealWatch } from './seal-watch.js';

/** Measured when somebody scrapes. */
@Injectable()
export class SealMetrics {
  constructor(registry: Registry, watch: SealWatch, clock: Clock) {
    const gauge = (name: string, help: string, valueOf: (status: SealStatus) => number, ask = () => watch.now()) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(valueOf(await ask()));
        },
      });
    gauge('casefold_unsealed_events', 'Events that no seal covers yet.', ({ unsealedEvents }) => unsealedEvents);
    gauge(
      'casefold_unsealed_seconds',
      'Age of the oldest event that no seal covers yet; 0 when there is none.',
      ({ unsealedSince }) =>
        unsealedSince ? Math.max(0, millisecondsOf(clock.now()) - millisecondsOf(unsealedSince)) / 1000 : 0,
    );
    gauge(
      'casefold_log_broken',
      '1 where the sealer has found the log or its seals broken and refuses to go on.',
      ({ fault }) => (fault === undefined ? 0 : 1),
    );
    const ofAccess = () => watch.accessLog();
    gauge(
      'casefold_unsealed_access_entries',
      'Entries of the access log that no seal covers yet.',
      ({ unsealedEvents }) => unsealedEvents,
      ofAccess,
    );
    gauge(
      'casefold_access_log_broken',
      '1 where the sealer has found the access log or its seals broken and refuses to go on.',
      ({ fault }) => (fault === undefined ? 0 : 1),
      ofAccess,
    );
  }
}
