import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionLag } from './projection-lag.js';
import { ProjectionMetrics } from './projection-metrics.js';

/** What operators watch. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [ProjectionLag, ProjectionMetrics],
  controllers: [HealthController, MetricsController],
})
export class OperationsModule {}
