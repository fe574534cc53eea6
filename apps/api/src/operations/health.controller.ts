import { Controller, Get } from '@nestjs/common';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { ProjectionLag } from './projection-lag.js';

/** A read model further behind than this answers what nobody wants to read. */
const tolerableLagSeconds = 30;

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly dataSource: DataSource,
    private readonly lag: ProjectionLag,
  ) {}

  /** The process answers. */
  @Get('live')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** It can do its work: the database is there and of this version, and the read models keep up. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.database(), () => this.projections()]);
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
      const lags = await this.lag.now();
      const seconds = Object.fromEntries(lags.map(({ projection, seconds }) => [projection, seconds]));
      const inTime = lags.every(({ seconds }) => seconds <= tolerableLagSeconds);
      return inTime ? indicator.up({ lagSeconds: seconds }) : indicator.down({ lagSeconds: seconds });
    } catch {
      return indicator.down('not known');
    }
  }
}
