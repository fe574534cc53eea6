import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Gauge, Registry } from 'prom-client';
import { type ErasureBacklog, erasureBacklog } from '#erasure';
import { millisecondsOf } from '#kernel';
import { Clock } from '#platform';

/** Measured when somebody scrapes, by each gauge for itself: only what is open is looked at, which is next to nothing. */
@Injectable()
export class ErasureMetrics {
  constructor(registry: Registry, pool: Pool, clock: Clock) {
    const gauge = (name: string, help: string, valueOf: (backlog: ErasureBacklog) => number) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(valueOf(await erasureBacklog(pool)));
        },
      });
    gauge('casefold_open_erasures', 'Erasures that were asked for and are not done yet.', ({ open }) => open);
    gauge(
      'casefold_open_erasures_seconds',
      'Time since the oldest erasure that is not done was asked for; 0 when there is none.',
      ({ openSince }) => (openSince ? Math.max(0, millisecondsOf(clock.now()) - millisecondsOf(openSince)) / 1000 : 0),
    );
    gauge(
      'casefold_failing_erasures',
      'Open erasures whose next step failed when it was tried last, and is tried again.',
      ({ failing }) => failing,
    );
  }
}
