import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { ProjectionWatch } from './projection-watch.js';

/** What operators watch. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [ProjectionWatch, ProjectionMetrics],
  controllers: [HealthController, MetricsController],
})
export class OperationsModule {}
