import { closeApp, openLocalDatabase, startHttpApp } from '#host';
import { type Logger, type Settings } from '#platform';
import { schema } from '#product';
import { Worker } from '../../worker/src/worker.js';
import { loadDemoOnce } from './demo-once.js';
import { StandaloneModule } from './standalone.module.js';

/** A running service. */
export interface Standalone {
  /** Address of the API: `http://127.0.0.1:4000`. */
  readonly api: string;
  /** Notices for the person who started it, one sentence each. */
  readonly notices: readonly string[];
  /** Rejects if the worker cannot go on. */
  readonly ended: Promise<void>;
  /** Stops everything, the database last. */
  readonly stop: () => Promise<void>;
}

/** Starts the API and a worker in one process, on an embedded database unless the settings name another. */
export const startStandalone = async (settings: Settings, logger: Logger): Promise<Standalone> => {
  const database = await openLocalDatabase(settings, 'npm start');
  const opened = [database.close];
  const stop = async () => {
    for (const close of opened.reverse()) await close();
  };
  try {
    const module = StandaloneModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema });
    const app = await startHttpApp(module, settings, logger);
    opened.push(() => closeApp(app));
    await loadDemoOnce(app, settings);
    const api = await app.getUrl();
    database.folder.publish({ api, databaseUrl: database.url });
    const ended = app.get(Worker, { strict: false }).ended();
    return { api, notices: database.notices, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
