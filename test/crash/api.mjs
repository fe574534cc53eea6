// The API as it is, on a fast clock, until somebody kills it. Says `ready` on stdout once it answers.
import 'reflect-metadata';
import { Clock, createLogger, readSettings } from '#platform';
import { PlatformModule, startHttpApp } from '#host';
import { ReadPositionsModule, schema } from '#product';
import { ApiModule } from '../../dist/apps/api/src/api.module.js';
import { fastClock } from './fast-clock.mjs';

class ApiUnderFire {}

const settings = readSettings(process.env);
const logger = createLogger(settings.logLevel, 'stderr');
const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: settings.databaseUrl, ...schema });
const fast = { provide: Clock, useValue: fastClock() };
const providers = platform.providers.map((provider) => (provider.provide === Clock ? fast : provider));
const imports = [{ ...platform, providers }, ReadPositionsModule, ApiModule];
await startHttpApp({ module: ApiUnderFire, imports }, settings, logger);
process.stdout.write('ready\n');
