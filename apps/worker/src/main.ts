import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { closeApp, NestLogger, PlatformModule, requireDatabaseUrl, runService } from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { Worker } from './worker.js';
import { WorkerModule } from './worker.module.js';

await runService(async ({ settings, logger, signalled }) => {
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: requireDatabaseUrl(settings), ...schema });
  const app = await NestFactory.createApplicationContext(
    { module: WorkerModule, imports: [platform, ReadPositionsModule] },
    { logger: new NestLogger(logger), abortOnError: false },
  );
  logger.info({}, 'the worker works');
  await Promise.race([signalled, app.get(Worker).ended()]).finally(() => closeApp(app));
});
