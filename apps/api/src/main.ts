import 'reflect-metadata';
import { closeApp, PlatformModule, requireDatabaseUrl, runService, startHttpApp } from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { ApiModule } from './api.module.js';

await runService(async ({ settings, logger, signalled }) => {
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: requireDatabaseUrl(settings), ...schema });
  const app = await startHttpApp({ module: ApiModule, imports: [platform, ReadPositionsModule] }, settings, logger);
  logger.info({ url: await app.getUrl() }, 'the API answers');
  await signalled;
  await closeApp(app);
});
