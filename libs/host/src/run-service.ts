import { createLogger, type Logger, readSettings, type Settings } from '#platform';
import { reportFailure } from './report-failure.js';

/** What the `main` of a service receives. */
export interface ServiceParts {
  readonly settings: Settings;
  readonly logger: Logger;
  /** Resolves when the process receives a stop signal. */
  readonly signalled: Promise<void>;
}

/** The `main` of a service: runs `serve` until it ends or fails, then exits the process. */
export const runService = async (serve: (parts: ServiceParts) => Promise<void>): Promise<never> => {
  const signalled = stopSignal();
  try {
    const settings = readSettings(process.env);
    await serve({ settings, logger: createLogger(settings.logLevel), signalled });
  } catch (error) {
    reportFailure(error);
  }
  return process.exit();
};

/**
 * Handles signals from the first moment, so that one during start-up is not lost. Repeats do nothing: npm passes on
 * Ctrl-C, so a program can receive it twice.
 */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
