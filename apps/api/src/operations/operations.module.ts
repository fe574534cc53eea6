import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { ProjectionWatch } from './projection-watch.js';
import { SealMetrics } from './seal-metrics.js';
import { SealWatch } from './seal-watch.js';

/** What operators watch. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [ProjectionWatch, ProjectionMetrics, SealWatch, SealMetrics],
  controllers: [HealthController, MetricsController],
})
export class OperationsModule {}
