// The worker as it is, on a fast clock, until somebody kills it; stops in good order at SIGTERM. Says `ready` on stdout.
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { Clock, createLogger, readSettings } from '#platform';
import { NestLogger, PlatformModule } from '#host';
import { ReadPositionsModule, schema } from '#product';
import { WorkerModule } from '../../dist/apps/worker/src/worker.module.js';
import { fastClock } from './fast-clock.mjs';

const settings = readSettings(process.env);
const logger = createLogger(settings.logLevel, 'stderr');
const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: settings.databaseUrl, ...schema });
const testing = await Test.createTestingModule({ imports: [platform, ReadPositionsModule, WorkerModule] })
  .setLogger(new NestLogger(logger))
  .overrideProvider(Clock)
  .useValue(fastClock())
  .compile();
await testing.init();
process.on('SIGTERM', () => void testing.close().then(() => process.exit()));
process.stdout.write('ready\n');
