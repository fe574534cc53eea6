import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Clock } from '#platform';
import { gaugesOf, secondsSince } from './gauges.js';
import { SealWatch } from './seal-watch.js';

/** Metrics of seals, measured at each scrape. */
@Injectable()
export class SealMetrics {
  constructor(registry: Registry, watch: SealWatch, clock: Clock) {
    const gauge = gaugesOf(registry, watch.now);
    gauge('casefold_unsealed_events', 'Events that no seal covers yet.', ({ unsealedEvents }) => unsealedEvents);
    gauge(
      'casefold_unsealed_seconds',
      'Age in seconds of the oldest event that no seal covers yet; 0 if there is none.',
      ({ unsealedSince }) => secondsSince(unsealedSince, clock.now()),
    );
    gauge(
      'casefold_log_broken',
      '1 if the sealer has stopped because the log or its seals were changed; otherwise 0.',
      ({ fault }) => (fault === undefined ? 0 : 1),
    );
    const accessGauge = gaugesOf(registry, watch.accessLog);
    accessGauge(
      'casefold_unsealed_access_entries',
      'Entries of the audit log that no seal covers yet.',
      ({ unsealedEvents }) => unsealedEvents,
    );
    accessGauge(
      'casefold_access_log_broken',
      '1 if the sealer has stopped because the audit log or its seals were changed; otherwise 0.',
      ({ fault }) => (fault === undefined ? 0 : 1),
    );
  }
}
