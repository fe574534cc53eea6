import path from 'node:path';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { type FolderLock, type Settings, takeDataFolder } from '#platform';

/** A database that this process may use exclusively on its data folder. */
export interface LocalDatabase {
  readonly url: string;
  readonly folder: FolderLock;
  /** Notes for the person who started the program, one sentence each. */
  readonly notices: readonly string[];
  /**
   * Stops Postgres if it is embedded, and releases the folder. Call it after everything that uses the database has
   * closed.
   */
  readonly close: () => Promise<void>;
}

/**
 * Locks the data folder for `task` and opens its database: the one in DATABASE_URL, or else the embedded one.
 * @throws OperatorError if the folder or the database cannot be opened.
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
