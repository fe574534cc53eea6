import 'reflect-metadata';
import {
  closeApp,
  createLogger,
  PlatformModule,
  readSettings,
  reportFailure,
  requireDatabaseUrl,
  startHttpApp,
  stopSignal,
} from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { ApiModule } from './api.module.js';

const signalled = stopSignal();

try {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: requireDatabaseUrl(settings), ...schema });
  const app = await startHttpApp({ module: ApiModule, imports: [platform, ReadPositionsModule] }, settings, logger);
  logger.info({ url: await app.getUrl() }, 'The API answers');
  await signalled;
  await closeApp(app);
} catch (error) {
  reportFailure(error);
} finally {
  process.exit();
}
