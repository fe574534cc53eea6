import 'reflect-metadata';
import { closeApp, PlatformModule, runService, startHttpApp } from '#host';
import { requireDatabaseUrl } from '#platform';
import { ReadPositionsModule, schema } from '#product';
import { ApiModule } from './api.module.js';

/** One of any number of replicas: all that it knows is in the database. */
class ApiReplicaModule {}

await runService(async ({ settings, logger, signalled }) => {
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: requireDatabaseUrl(settings), ...schema });
  const module = { module: ApiReplicaModule, imports: [platform, ReadPositionsModule, ApiModule] };
  const app = await startHttpApp(module, settings, logger);
  logger.info({ url: await app.getUrl() }, 'the API answers');
  await signalled.finally(() => closeApp(app));
});
