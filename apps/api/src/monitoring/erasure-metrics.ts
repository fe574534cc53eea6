import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { erasureBacklog } from '#erasure';
import { askedTogether } from '#operator-api';
import { Clock } from '#platform';
import { gaugesOf, secondsSince } from './gauges.js';

/** Measured when somebody scrapes. */
@Injectable()
export class ErasureMetrics {
  constructor(registry: Registry, pool: Pool, clock: Clock) {
    const gauge = gaugesOf(
      registry,
      askedTogether(() => erasureBacklog(pool)),
    );
    gauge('casefold_open_erasures', 'Erasures that were asked for and are not done yet.', ({ open }) => open);
    gauge(
      'casefold_open_erasures_seconds',
      'Time since the oldest erasure that is not done was asked for; 0 when there is none.',
      ({ openSince }) => secondsSince(openSince, clock.now()),
    );
    gauge(
      'casefold_failing_erasures',
      'Open erasures whose next step failed when it was tried last, and is tried again.',
      ({ failing }) => failing,
    );
  }
}
