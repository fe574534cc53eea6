import { binariesFor } from './binaries.js';
import { clusterHome, type ClusterHome } from './cluster-home.js';
import { prepareCluster, superuser } from './cluster.js';
import { startPostmaster, stopOrphan, stopPostmaster } from './postmaster.js';

/** A running Postgres of our own. */
export interface EmbeddedPostgres {
  /** With the password in it. */
  readonly url: string;
  /** What the person who started it should know, a sentence each. */
  readonly notices: readonly string[];
  /** Stops the server in good order. To be called after everything that uses it has closed. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the Postgres whose cluster lies in `folder`, made where there is none. The caller makes sure that nobody else
 * uses the folder: a server found running there is taken for an orphan and stopped.
 * @throws EmbeddedPostgresError with one sentence that says what to do.
 */
export const startEmbeddedPostgres = async (folder: string): Promise<EmbeddedPostgres> => {
  const home = await clusterHome(folder);
  const binaries = await binariesFor(home.account);
  const password = await prepareCluster(home, binaries);
  const foundOrphan = await stopOrphan(home, binaries);
  const port = await startPostmaster(home, binaries);
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    notices: noticesFor(home, foundOrphan),
    stop: () => stopPostmaster(home, binaries),
  };
};

const noticesFor = ({ movedFrom, data }: ClusterHome, foundOrphan: boolean): string[] => [
  ...(movedFrom
    ? [`The database lies in ${data}, since the account that runs Postgres can't enter ${movedFrom}.`]
    : []),
  ...(foundOrphan ? ['Stopped a Postgres that an earlier run had left behind.'] : []),
];
