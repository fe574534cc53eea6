import { Pool } from 'pg';
import { Settings } from '#platform';
import { FileKeyProvider, secretsByMasterKey } from '#encryption';
import { withDatabase } from '../with-database.js';

export interface MasterKeyTools {
  readonly pool: Pool;
  readonly provider: FileKeyProvider;
  /** How many secrets are wrapped under each master key that is in use or in the file, by its id. */
  readonly secrets: () => Promise<ReadonlyMap<string, number>>;
}

/** Runs work on the database and the file of master keys, as `casefold keys …`. */
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
