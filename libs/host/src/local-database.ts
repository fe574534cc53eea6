import path from 'node:path';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { type FolderLock, type Settings, takeDataFolder } from '#platform';

/** A database that this process may use as the only one on its data folder. */
export interface LocalDatabase {
  readonly url: string;
  readonly folder: FolderLock;
  /** What the person who started it should know, a sentence each. */
  readonly notices: readonly string[];
  /** Stops Postgres, where it is ours, and lets go of the folder. To be called after all that uses the database has closed. */
  readonly close: () => Promise<void>;
}

/**
 * Takes the data folder for `task` and opens its database: the one that DATABASE_URL names, or else the embedded one.
 * @throws OperatorError
 */
export const openLocalDatabase = async (settings: Settings, task: string): Promise<LocalDatabase> => {
  const folder = takeDataFolder(settings.dataDir, task);
  try {
    const { url, notices, stop } = settings.databaseUrl
      ? { url: settings.databaseUrl, notices: [], stop: async () => undefined }
      : await startEmbeddedPostgres(path.join(settings.dataDir, 'postgres'));
    const close = async () => {
      await stop();
      folder.release();
    };
    return { url, folder, notices, close };
  } catch (error) {
    folder.release();
    throw error;
  }
};
