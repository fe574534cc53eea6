import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { Clock } from '#platform';
import { type ProjectionStatus, projectionStatuses } from '#projections';
import { projections } from '#schema';

/** How the read models of this release are doing, wherever they are worked on. */
@Injectable()
export class ProjectionWatch {
  private asking: Promise<readonly ProjectionStatus[]> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Asked once for all who ask at the same time, as the gauges of one scrape do. */
  now(): Promise<readonly ProjectionStatus[]> {
    this.asking ??= projectionStatuses(this.pool, this.store, projections, this.clock.now()).finally(
      () => (this.asking = undefined),
    );
    return this.asking;
  }
}
