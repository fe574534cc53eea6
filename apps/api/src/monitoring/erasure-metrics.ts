import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { erasureBacklog } from '#erasure';
import { askedTogether } from '#operator-api';
import { Clock } from '#platform';
import { gaugesOf, secondsSince } from './gauges.js';

/** Metrics of erasures, measured at each scrape. */
@Injectable()
export class ErasureMetrics {
  constructor(registry: Registry, pool: Pool, clock: Clock) {
    const gauge = gaugesOf(
      registry,
      askedTogether(() => erasureBacklog(pool)),
    );
    gauge('casefold_open_erasures', 'Erasures that were requested and are not finished yet.', ({ open }) => open);
    gauge(
      'casefold_open_erasures_seconds',
      'Seconds since the oldest unfinished erasure was requested; 0 if there is none.',
      ({ openSince }) => secondsSince(openSince, clock.now()),
    );
    gauge(
      'casefold_failing_erasures',
      'Unfinished erasures whose next step failed at the last attempt. It is retried.',
      ({ failing }) => failing,
    );
  }
}
