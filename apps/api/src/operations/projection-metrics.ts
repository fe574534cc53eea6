import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { ProjectionLag } from './projection-lag.js';

/** Measured when somebody scrapes. */
@Injectable()
export class ProjectionMetrics {
  constructor(registry: Registry, lag: ProjectionLag) {
    new Gauge({
      name: 'casefold_projection_lag_seconds',
      help: 'Age of the oldest event that a read model has not folded yet.',
      labelNames: ['projection'],
      registers: [registry],
      async collect() {
        for (const { projection, seconds } of await lag.now()) this.set({ projection }, seconds);
      },
    });
  }
}
