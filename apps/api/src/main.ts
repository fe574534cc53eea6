import 'reflect-metadata';
import { closeApp, PlatformModule, runService, startHttpApp } from '#host';
import { requireDatabaseUrl } from '#platform';
import { ReadPositionsModule, schema } from '#product';
import { ApiModule } from './api.module.js';

/** Root module of an API replica. Any number of replicas can run, since all state is in the database. */
class ApiReplicaModule {}

await runService(async ({ settings, logger, signalled }) => {
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: requireDatabaseUrl(settings), ...schema });
  const module = { module: ApiReplicaModule, imports: [platform, ReadPositionsModule, ApiModule] };
  const app = await startHttpApp(module, settings, logger);
  logger.info({ url: await app.getUrl() }, 'the API is ready');
  await signalled.finally(() => closeApp(app));
});
