import 'reflect-metadata';
import { createLogger, readSettings, reportFailure } from '#platform';
import { startStandalone } from './standalone.js';
import { welcome } from './welcome.js';

/** Listened for from the start on, so that none is lost: one that comes early takes effect once everything runs. Repeats do nothing. */
const signalled = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});

try {
  const settings = readSettings(process.env);
  const standalone = await startStandalone(settings, createLogger(settings.logLevel));
  process.stdout.write(await welcome(standalone, settings));
  await signalled;
  await standalone.stop();
  process.stdout.write('Casefold has stopped.\n');
} catch (error) {
  reportFailure(error);
} finally {
  process.exit();
}
