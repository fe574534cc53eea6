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

/** A read model further behind than this answers what nobody wants to read. */
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
        // Not a reason to be unready: everything else is there, and who asks for what is parked is told.
        parkedKeys: Object.fromEntries(statuses.map(({ name, parkedKeys }) => [name, parkedKeys])),
      };
      return isInTime ? indicator.up(details) : indicator.down(details);
    } catch {
      return indicator.down('not known');
    }
  }

  /** Tells, and does not make unready: who may still read a broken log is for operators to say. */
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
