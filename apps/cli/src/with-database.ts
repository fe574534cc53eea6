import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OperatorError } from '#kernel';
import { createLogger, folderHolder, readSettings, type Settings } from '#platform';
import { NestLogger, openLocalDatabase, PlatformModule } from '#host';
import { schema } from '#product';

@Module({})
class CommandModule {}

/**
 * Runs a command's work on the database: the one that DATABASE_URL names, or that of the service which runs on the data
 * folder, or else the embedded one, for as long as the work takes. Everything is closed behind it, also after Ctrl-C.
 * @param task how a person would name the command: `casefold import`
 * @param modules what the work needs beside the platform
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
