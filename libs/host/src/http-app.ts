import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperatorError } from '#kernel';
import { type Logger, type Settings } from '#platform';
import { correlateRequests } from './correlate-requests.js';
import { NestLogger } from './nest-logger.js';
import { restrictBrowsers } from './restrict-browsers.js';

/** A client that sends slower than this is cut off, so that no number of slow ones keeps others out. */
const slowClients = {
  /** For all of a request to arrive. */
  requestTimeout: 15_000,
  /** Without a byte in either direction. */
  connectionTimeout: 60_000,
  http: {
    /** For its headers. */
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1_000,
  },
};

/**
 * An application that listens where the settings say.
 * @throws OperatorError where it can't listen there; the application is closed again.
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
    ? new OperatorError(`Port ${port} of ${host} is taken by another program: stop that one, or set PORT to another.`)
    : new OperatorError(`Can't listen on port ${port} of ${host} (${error.code}): set HOST and PORT to what is free.`);
};

const drainMilliseconds = 10_000;

/** Closes an application in good order, but does not wait forever for requests that don't end. */
export const closeApp = (app: { close(): Promise<void> }): Promise<void> =>
  new Promise((resolve, reject) => {
    const deadline = setTimeout(resolve, drainMilliseconds);
    app
      .close()
      .then(resolve, reject)
      .finally(() => clearTimeout(deadline));
  });
