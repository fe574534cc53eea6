import { binariesFor } from './binaries.js';
import { clusterHome, type ClusterHome } from './cluster-home.js';
import { prepareCluster, superuser } from './cluster.js';
import { startPostmaster, stopOrphan, stopPostmaster } from './postmaster.js';

/** A running embedded Postgres. */
export interface EmbeddedPostgres {
  /** Includes the password. */
  readonly url: string;
  /** Notes for the person who started it, one sentence each. */
  readonly notices: readonly string[];
  /** Stops the server gracefully. Call it after everything that uses it has closed. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the Postgres whose cluster is in `folder`, creating it if missing. The caller must hold the folder
 * exclusively: a server found running there is treated as an orphan and stopped.
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
  ...(movedFrom ? [`The database is in ${data}, since the account that runs Postgres can't enter ${movedFrom}.`] : []),
  ...(foundOrphan ? ['Stopped a Postgres that was left running by an earlier run.'] : []),
];
