import { closeApp, openLocalDatabase, startHttpApp } from '#host';
import { type Logger, type Settings } from '#platform';
import { schema } from '#product';
import { Worker } from '../../worker/src/worker.js';
import { loadDemoOnce } from './demo-once.js';
import { StandaloneModule } from './standalone.module.js';

/** A service that answers. */
export interface Standalone {
  /** `http://127.0.0.1:4000` */
  readonly api: string;
  /** What the person who started it should know, a sentence each. */
  readonly notices: readonly string[];
  /** Rejects where the work behind the API can't go on. */
  readonly ended: Promise<void>;
  /** Stops everything, the database last. */
  readonly stop: () => Promise<void>;
}

/** Everything in one process, on a database of its own unless the settings name another. */
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
