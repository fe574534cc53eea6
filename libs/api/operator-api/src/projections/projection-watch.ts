import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { Clock } from '#platform';
import { projectionStatuses } from '#projections';
import { askedTogether } from '../asked-together.js';
import { Operated } from '../operated.js';

/** Reads the status of the read models of this release, whichever workers process them. */
@Injectable()
export class ProjectionWatch {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly operated: Operated,
  ) {}

  readonly now = askedTogether(() =>
    projectionStatuses(this.pool, this.store, this.operated.projections, this.clock.now()),
  );
}
