import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperatorError } from '#kernel';
import { type Logger, type Settings } from '#platform';
import { correlateRequests } from './correlate-requests.js';
import { NestLogger } from './nest-logger.js';
import { restrictBrowsers } from './restrict-browsers.js';

/** Disconnects slow clients so that they cannot exhaust connections. Times in milliseconds. */
const slowClients = {
  /** Until the whole request has arrived. */
  requestTimeout: 15_000,
  /** Idle time without a byte in either direction. */
  connectionTimeout: 60_000,
  http: {
    /** Until all headers have arrived. */
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1_000,
  },
};

/**
 * Starts an application that listens on the host and port of the settings.
 * @throws OperatorError if it cannot listen there. The application is closed again.
 */
export const startHttpApp = async (
  module: DynamicModule,
  settings: Settings,
  logger: Logger,
): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(slowClients), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  correlateRequests(app);
  restrictBrowsers(app, settings);
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
    ? new OperatorError(`Port ${port} of ${host} is in use by another program: stop it, or set PORT to another port.`)
    : new OperatorError(`Can't listen on port ${port} of ${host} (${error.code}): set HOST and PORT to what is free.`);
};

const drainMilliseconds = 10_000;

/** Closes an application gracefully, but waits at most ten seconds for open requests. */
export const closeApp = (app: { close(): Promise<void> }): Promise<void> =>
  new Promise((resolve, reject) => {
    const deadline = setTimeout(resolve, drainMilliseconds);
    app
      .close()
      .then(resolve, reject)
      .finally(() => clearTimeout(deadline));
  });
