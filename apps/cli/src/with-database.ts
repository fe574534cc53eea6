import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OperatorError } from '#kernel';
import { createLogger, folderHolder, readSettings, type Settings } from '#platform';
import { NestLogger, openLocalDatabase, PlatformModule } from '#host';
import { schema } from '#product';

@Module({})
class CommandModule {}

/**
 * Runs the work of a command on the database of DATABASE_URL, or that of a running service of the data folder, or else on
 * the embedded one, which it starts for the duration of the work. Closes everything afterwards, also after Ctrl-C.
 * @param task name of the command, for messages: `casefold import`
 * @param modules Nest modules that the work needs beside the platform
 * @throws OperatorError if interrupted
 */
export const withDatabase = async <Result>(
  task: string,
  modules: NonNullable<ModuleMetadata['imports']>,
  work: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> => {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel, 'stderr');
  const database = await findDatabase(settings, task);
  try {
    const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema });
    const app = await NestFactory.createApplicationContext(
      { module: CommandModule, imports: [platform, ...modules] },
      { logger: new NestLogger(logger), abortOnError: false },
    );
    try {
      return await Promise.race([work(app), interruption()]);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
};

interface FoundDatabase {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const findDatabase = async (settings: Settings, task: string): Promise<FoundDatabase> => {
  const url = settings.databaseUrl ?? folderHolder(settings.dataDir)?.service?.databaseUrl;
  return url ? { url, close: async () => undefined } : openLocalDatabase(settings, task);
};

const interruption = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => reject(new OperatorError('Interrupted.')));
    }
  });
