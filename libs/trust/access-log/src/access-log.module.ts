import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { Clock, Logger } from '#platform';
import { AccessLog } from './access-log.js';
import { AccessLogMetrics } from './access-log-metrics.js';
import { BatchedAccessLog } from './batched-access-log.js';

/** The access log. Needs a `PlatformModule`, whose database is still open when this closes. */
@Global()
@Module({
  providers: [
    {
      provide: AccessLog,
      inject: [Pool, Clock, Registry, Logger],
      useFactory: (pool: Pool, clock: Clock, registry: Registry, logger: Logger) =>
        new BatchedAccessLog({ pool, now: () => clock.now(), metrics: new AccessLogMetrics(registry), logger }),
    },
  ],
  exports: [AccessLog],
})
export class AccessLogModule implements OnApplicationShutdown {
  constructor(@Inject(AccessLog) private readonly log: BatchedAccessLog) {}

  /** By now all requests have been answered. */
  onApplicationShutdown(): Promise<void> {
    return this.log.close();
  }
}
