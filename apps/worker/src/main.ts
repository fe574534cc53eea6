import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { closeApp, NestLogger, PlatformModule, runService } from '#host';
import { requireDatabaseUrl } from '#platform';
import { ReadPositionsModule, schema } from '#product';
import { databaseAwaited } from './database-awaited.js';
import { Worker } from './worker.js';
import { WorkerModule } from './worker.module.js';

await runService(async ({ settings, logger, signalled }) => {
  const databaseUrl = requireDatabaseUrl(settings);
  const stop = new AbortController();
  void signalled.then(() => stop.abort());
  await databaseAwaited(databaseUrl, logger, stop.signal);
  if (stop.signal.aborted) return;
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl, ...schema });
  const app = await NestFactory.createApplicationContext(
    { module: WorkerModule, imports: [platform, ReadPositionsModule] },
    { logger: new NestLogger(logger), abortOnError: false },
  );
  logger.info({}, 'the worker is running');
  await Promise.race([signalled, app.get(Worker).ended()]).finally(() => closeApp(app));
});
