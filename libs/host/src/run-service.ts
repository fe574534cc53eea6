import { createLogger, type Logger, readSettings, type Settings } from '#platform';
import { reportFailure } from './report-failure.js';

/** What the `main` of a service gets to work with. */
export interface ServiceParts {
  readonly settings: Settings;
  readonly logger: Logger;
  /** Resolves when the process is asked to stop. */
  readonly signalled: Promise<void>;
}

/** The `main` of a service: `serve` runs until it is asked to stop, or fails; then the process ends. */
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
 * Listens from the first moment, so that a request during the start is not lost. Repeats do nothing: a Ctrl-C reaches a
 * program twice where npm passes it on.
 */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
