import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ProjectionRunner } from '#projections';

/** Runs the projections for as long as the application runs. */
@Injectable()
export class ProjectionWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly runner: ProjectionRunner) {}

  onApplicationBootstrap(): void {
    this.running = this.runner.run(this.stop.signal);
    this.running.catch(() => undefined); // whoever asks for the end is told, even if it comes before they ask
  }

  /** Settles when the work ends; rejects where it can't go on, so that the program has to end. */
  ended(): Promise<void> {
    return this.running;
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running.catch(() => undefined);
  }
}
