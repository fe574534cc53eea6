// The API as it is, on a fast clock, until somebody kills it. Says `ready` on stdout once it answers.
import 'reflect-metadata';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock, correlateRequests, createLogger, NestLogger, PlatformModule, readSettings } from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { ApiModule } from '../../dist/apps/api/src/api.module.js';
import { fastClock } from './fast-clock.mjs';

const settings = readSettings(process.env);
const logger = createLogger(settings.logLevel, 'stderr');
const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: settings.databaseUrl, ...schema });
const testing = await Test.createTestingModule({ imports: [platform, ReadPositionsModule, ApiModule] })
  .setLogger(new NestLogger(logger))
  .overrideProvider(Clock)
  .useValue(fastClock())
  .compile();
const app = testing.createNestApplication(new FastifyAdapter());
correlateRequests(app);
await app.listen(settings.port, settings.host);
process.stdout.write('ready\n');
