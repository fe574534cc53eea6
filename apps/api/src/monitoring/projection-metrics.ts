import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import type { ProjectionStatus } from '#projections';
import { ProjectionWatch } from '#operator-api';

/** Metrics of read models, measured at each scrape. */
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
      'Age in seconds of the oldest event that a read model has not applied yet.',
      ({ lag }) => lag.seconds,
    );
    gauge(
      'casefold_projection_lag_events',
      'Events of the log after the position of a read model. Absent if positions have gaps.',
      ({ lag }) => lag.events,
    );
    gauge(
      'casefold_projection_parked_keys',
      'Keys whose rows are not updated, because an event could not be applied.',
      ({ parkedKeys }) => parkedKeys,
    );
    gauge(
      'casefold_projection_failing_lanes',
      'Lanes (partitions) of a read model that are failing. They are retried.',
      ({ lanes }) => lanes.filter(({ failures }) => failures > 0).length,
    );
  }
}
