import { Controller, Get } from '@nestjs/common';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { ProjectionWatch } from '#operator-api';
import { SealWatch } from './seal-watch.js';

/** The service is not ready if a read model is further behind than this. */
const tolerableLagSeconds = 30;

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly dataSource: DataSource,
    private readonly watch: ProjectionWatch,
    private readonly seals: SealWatch,
  ) {}

  /** The process responds. */
  @Get('live')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** The service can do its work: the database is reachable and migrated, and the read models keep up. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.database(), () => this.projections(), () => this.sealing()]);
  }

  private async database(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    try {
      return (await this.dataSource.showMigrations()) ? indicator.down('not migrated') : indicator.up();
    } catch {
      return indicator.down('not reachable');
    }
  }

  private async projections(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('projections');
    try {
      const statuses = await this.watch.now();
      const isInTime = statuses.every(({ lag }) => lag.seconds <= tolerableLagSeconds);
      const details = {
        lagSeconds: Object.fromEntries(statuses.map(({ name, lag }) => [name, lag.seconds])),
        // Parked keys do not make the service unready: queries for parked rows get an error, all others work.
        parkedKeys: Object.fromEntries(statuses.map(({ name, parkedKeys }) => [name, parkedKeys])),
      };
      return isInTime ? indicator.up(details) : indicator.down(details);
    } catch {
      return indicator.down('not known');
    }
  }

  /** Only reports: operators decide whether a log that fails verification may still be read. */
  private async sealing(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('seals');
    try {
      const { last, unsealedEvents, unsealedSince, fault } = await this.seals.now();
      return indicator.up({
        sealedThrough: last?.through,
        sealedAt: last?.sealedAt,
        unsealedEvents,
        unsealedSince,
        fault,
      });
    } catch {
      return indicator.down('not known');
    }
  }
}
