import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '#event-store';
import { type Instant, millisecondsOf } from '#kernel';
import { Clock } from '#platform';
import { type Projection, ReadPositions } from '#projections';
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

  private async secondsOf({ name, categories }: Projection): Promise<number> {
    const waitingSince = await this.oldestAfter(await this.positionOf(name), categories);
    if (waitingSince === undefined) return 0;
    return Math.max(0, millisecondsOf(this.clock.now()) - millisecondsOf(waitingSince)) / 1000;
  }

  private async positionOf(name: string): Promise<string | undefined> {
    for await (const position of this.positions.follow(name, this.stop.signal)) return position;
    return undefined;
  }

  private async oldestAfter(after: string | undefined, categories: readonly string[]): Promise<Instant | undefined> {
    for await (const { events } of this.store.readAll({ after, categories, batchSize: 1 })) {
      if (events.length > 0) return events[0].recordedAt;
    }
    return undefined;
  }
}
