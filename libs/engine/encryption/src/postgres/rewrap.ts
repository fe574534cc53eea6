import type { Pool } from 'pg';
import type { KeyProvider } from '../key-provider.js';

interface SecretRow {
  readonly subject: string;
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

const secretsAtOnce = 500;

/**
 * Rewraps every secret that is not under the current master key. Changes no events and runs concurrently with normal
 * work. After a crash, running it again continues. Returns the number of rewrapped secrets.
 * @param onProgress Called with the number so far.
 */
export const rewrapSecrets = async (
  pool: Pool,
  provider: KeyProvider,
  onProgress: (wrapped: number) => void = () => undefined,
): Promise<number> => {
  const current = await provider.currentId();
  let [count, after] = [0, ''];
  for (;;) {
    const { rows } = await pool.query<SecretRow>(
      `SELECT subject, master_key_id AS "masterKeyId", wrapped FROM runtime.subject_keys
       WHERE master_key_id <> $1 AND subject > $2 ORDER BY subject LIMIT $3`,
      [current, after, secretsAtOnce],
    );
    if (rows.length === 0) return count;
    after = rows[rows.length - 1].subject;
    count += await rewrap(pool, provider, rows);
    onProgress(count);
  }
};

/** Replaces only the secrets that were read, so that one erased meanwhile stays erased. */
const rewrap = async (pool: Pool, provider: KeyProvider, rows: readonly SecretRow[]): Promise<number> => {
  const again = await provider.wrap(await provider.unwrap(rows));
  const { rowCount } = await pool.query(
    `UPDATE runtime.subject_keys AS k SET master_key_id = n.master_key_id, wrapped = n.wrapped
     FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) AS n (subject, before, master_key_id, wrapped)
     WHERE k.subject = n.subject AND k.wrapped = n.before`,
    [
      rows.map(({ subject }) => subject),
      rows.map(({ wrapped }) => wrapped),
      again.map(({ masterKeyId }) => masterKeyId),
      again.map(({ wrapped }) => wrapped),
    ],
  );
  return rowCount ?? 0;
};

/** Number of secrets wrapped under each master key, by key id. */
export const secretsByMasterKey = async (pool: Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ id: string; count: number }>(
    'SELECT master_key_id AS id, count(*)::integer AS count FROM runtime.subject_keys GROUP BY 1 ORDER BY 1',
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
};
