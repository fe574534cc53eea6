import { Pool } from 'pg';
import { Settings } from '#platform';
import { FileKeyProvider, secretsByMasterKey } from '#encryption';
import { withDatabase } from '../with-database.js';

export interface MasterKeyTools {
  readonly pool: Pool;
  readonly provider: FileKeyProvider;
  /** Returns how many secrets each master key wraps, by its id. Includes unused keys of the file. */
  readonly secrets: () => Promise<ReadonlyMap<string, number>>;
}

/** Runs the work of a `casefold keys` command on the database and the file of master keys. */
export const withMasterKeys = <Result>(
  command: string,
  work: (tools: MasterKeyTools) => Promise<Result>,
): Promise<Result> =>
  withDatabase(`casefold keys ${command}`, [], async (app) => {
    const pool = app.get(Pool);
    const provider = await FileKeyProvider.open(app.get(Settings).keyFile);
    const unused = (await provider.ids()).map((id): [string, number] => [id, 0]);
    return work({ pool, provider, secrets: async () => new Map([...unused, ...(await secretsByMasterKey(pool))]) });
  });
