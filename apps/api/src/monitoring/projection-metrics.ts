import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import type { ProjectionStatus } from '#projections';
import { ProjectionWatch } from '#operator-api';

/** Measured when somebody scrapes. */
@Injectable()
export class ProjectionMetrics {
  constructor(registry: Registry, watch: ProjectionWatch) {
    const gauge = (name: string, help: string, valueOf: (status: ProjectionStatus) => number | undefined) =>
      new Gauge({
        name,
        help,
        labelNames: ['projection'],
        registers: [registry],
        async collect() {
          for (const status of await watch.now()) {
            const value = valueOf(status);
            if (value !== undefined) this.set({ projection: status.name }, value);
          }
        },
      });
    gauge(
      'casefold_projection_lag_seconds',
      'Age of the oldest event that a read model has not folded yet.',
      ({ lag }) => lag.seconds,
    );
    gauge(
      'casefold_projection_lag_events',
      'Events of the log behind the position of a read model, where positions tell.',
      ({ lag }) => lag.events,
    );
    gauge(
      'casefold_projection_parked_keys',
      'Keys whose rows stand still behind an event that could not be folded.',
      ({ parkedKeys }) => parkedKeys,
    );
    gauge(
      'casefold_projection_failing_lanes',
      'Lanes of a read model that fail at present, and are tried again.',
      ({ lanes }) => lanes.filter(({ failures }) => failures > 0).length,
    );
  }
}
