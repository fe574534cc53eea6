import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionLag } from './projection-lag.js';
import { ProjectionMetrics } from './projection-metrics.js';

/** A registry of our own, with those of Node beside it: the library's global one would mix what runs in one process. */
const createRegistry = (): Registry => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
};

/** What operators watch. */
@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [{ provide: Registry, useFactory: createRegistry }, ProjectionLag, ProjectionMetrics],
  controllers: [HealthController, MetricsController],
  exports: [Registry],
})
export class OperationsModule {}
