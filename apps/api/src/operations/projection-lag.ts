import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '#event-store';
import { beginning } from '#kernel';
import { Clock } from '#platform';
import { lagOf, type Projection, ReadPositions } from '#projections';
import { projections } from '#schema';

export interface Lag {
  readonly projection: string;
  /** Age of the oldest event that it has not folded yet; 0 when there is none. */
  readonly seconds: number;
}

/** How far the read models are behind the log, wherever they are worked on. */
@Injectable()
export class ProjectionLag implements OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    private readonly positions: ReadPositions,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  now(): Promise<Lag[]> {
    return Promise.all(
      projections.map(async (projection) => ({
        projection: projection.name,
        seconds: await this.secondsOf(projection),
      })),
    );
  }

  onModuleDestroy(): void {
    this.stop.abort();
  }

  private async secondsOf(projection: Projection): Promise<number> {
    return (await lagOf(this.store, projection, await this.positionOf(projection), this.clock.now())) / 1000;
  }

  private async positionOf({ name }: Projection): Promise<string> {
    for await (const position of this.positions.follow(name, this.stop.signal)) return position;
    return beginning;
  }
}
