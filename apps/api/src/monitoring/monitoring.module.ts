import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { OperatorApiModule } from '#operator-api';
import { ErasureMetrics } from './erasure-metrics.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { SealMetrics } from './seal-metrics.js';
import { SealWatch } from './seal-watch.js';

/** Health checks and metrics for operators. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), OperatorApiModule],
  providers: [ProjectionMetrics, SealWatch, SealMetrics, ErasureMetrics],
  controllers: [HealthController, MetricsController],
})
export class MonitoringModule {}
