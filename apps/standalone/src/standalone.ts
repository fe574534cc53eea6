import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlateRequests, type Logger, NestLogger, openLocalDatabase, type Settings, StartupError } from '#platform';
import { schema } from '#schema';
import { StandaloneModule } from './standalone.module.js';

/** A service that answers. */
export interface Standalone {
  /** `http://127.0.0.1:4000` */
  readonly api: string;
  /** What the person who started it should know, a sentence each. */
  readonly notices: readonly string[];
  /** Ends the API, then the workers, then the database. */
  readonly stop: () => Promise<void>;
}

/** Everything in one process, on a database of its own unless the settings name another. */
export const startStandalone = async (settings: Settings, logger: Logger): Promise<Standalone> => {
  const database = await openLocalDatabase(settings, 'npm start');
  try {
    const app = await startApp(settings, logger, database.url);
    const api = (await app.getUrl()).replace('[::1]', 'localhost');
    database.folder.publish({ api, databaseUrl: database.url });
    const stop = async () => {
      await app.close();
      await database.close();
    };
    return { api, notices: database.notices, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
};

const startApp = async (settings: Settings, logger: Logger, databaseUrl: string): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    StandaloneModule.forRoot({ settings, logger, databaseUrl, ...schema }),
    new FastifyAdapter(),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  correlateRequests(app);
  try {
    await app.listen(settings.port, settings.host);
    return app;
  } catch (error) {
    await app.close();
    throw listenError(error as NodeJS.ErrnoException, settings);
  }
};

const listenError = (error: NodeJS.ErrnoException, { port, host }: Settings): Error => {
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return error;
  return error.code === 'EADDRINUSE'
    ? new StartupError(`Port ${port} of ${host} is taken by another program: stop that one, or set PORT to another.`)
    : new StartupError(`Can't listen on port ${port} of ${host} (${error.code}): set HOST and PORT to what is free.`);
};
