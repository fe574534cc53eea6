import path from 'node:path';
import type { Pool } from 'pg';
import { inTransaction } from '#database';
import { readKeysManifest } from './manifest.js';
import { assertUndamaged, readTableFile } from './table-files.js';

const tombstones = 'runtime.erased_subjects';

/**
 * The subjects that are erased in this backup of keys, but not in this database, because it was restored with older
 * keys.
 * @throws BackupError if the folder does not hold an undamaged backup of keys.
 */
export const erasedSince = async (pool: Pool, keysFolder: string): Promise<readonly string[]> => {
  const { tables } = await readKeysManifest(keysFolder);
  const file = tables.find(({ table }) => table === tombstones);
  if (!file) return [];
  await assertUndamaged(file, path.resolve(keysFolder));
  return inTransaction(pool, 'BEGIN', async (client) => {
    await client.query(`CREATE TEMPORARY TABLE erased_there (LIKE ${tombstones}) ON COMMIT DROP`);
    await readTableFile(client, { ...file, table: 'erased_there' }, keysFolder, () => undefined);
    const { rows } = await client.query<{ subject: string }>(
      `SELECT subject FROM erased_there LEFT JOIN ${tombstones} AS here USING (subject)
       WHERE erased_there.erased_at IS NOT NULL
         AND (here.erased_at IS NULL OR here.erased_at < erased_there.erased_at) ORDER BY 1`,
    );
    return rows.map(({ subject }) => subject);
  });
};
