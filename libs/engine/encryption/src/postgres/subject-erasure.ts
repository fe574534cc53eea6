import type { ClientBase } from 'pg';

/** Channel that notifies processes to discard cached keys. */
export const keysChanged = 'casefold_subject_keys';

/**
 * Marks these subjects as being erased, within the caller's transaction: their keys can no longer be obtained for
 * writing. Processes that have one cached may use it for `keyLifetimeMilliseconds`. Returns false and marks nothing if
 * another erasure is working on one of them.
 */
export const beginErasure = async (
  client: ClientBase,
  erasureId: string,
  subjects: readonly string[],
): Promise<boolean> => {
  const wanted = [...new Set(subjects)].sort(); // sorted, so that two erasures cannot deadlock
  const { rowCount } = await client.query(
    `INSERT INTO runtime.erased_subjects AS e (subject, being_erased_by)
     SELECT subject, $1 FROM unnest($2::text[]) AS subject
     ON CONFLICT (subject) DO UPDATE SET being_erased_by = excluded.being_erased_by
       WHERE e.being_erased_by IS NULL OR e.being_erased_by = excluded.being_erased_by`,
    [erasureId, wanted],
  );
  const isAlone = rowCount === wanted.length;
  if (isAlone) await tell(client);
  else await withdraw(client, erasureId);
  return isAlone;
};

export interface DestroyedKeys {
  /** Number of secrets. */
  readonly secrets: number;
  /** Ids of the master keys under which they were wrapped. */
  readonly masterKeyIds: readonly string[];
}

/**
 * Destroys the secrets of these subjects and records tombstones, within the caller's transaction. After its commit
 * nobody can read what was written about them up to `through`. Later writes use new keys.
 */
export const destroyKeys = async (
  client: ClientBase,
  erasureId: string,
  subjects: readonly string[],
  through: string,
): Promise<DestroyedKeys> => {
  const wanted = [...new Set(subjects)].sort();
  const { rows } = await client.query<{ master_key_id: string }>(
    'DELETE FROM runtime.subject_keys WHERE subject = ANY ($1) RETURNING master_key_id',
    [wanted],
  );
  await client.query(
    `INSERT INTO runtime.erased_subjects (subject, through, erased_at)
     SELECT subject, $1, clock_timestamp() FROM unnest($2::text[]) AS subject
     ON CONFLICT (subject) DO UPDATE
       SET being_erased_by = NULL, through = excluded.through, erased_at = excluded.erased_at`,
    [through, wanted],
  );
  await withdraw(client, erasureId);
  await tell(client);
  return { secrets: rows.length, masterKeyIds: [...new Set(rows.map((row) => row.master_key_id))].sort() };
};

/** Unmarks the subjects of an erasure that have no tombstone of it. */
const withdraw = async (client: ClientBase, erasureId: string): Promise<void> => {
  await client.query('DELETE FROM runtime.erased_subjects WHERE being_erased_by = $1 AND through IS NULL', [erasureId]);
  await client.query('UPDATE runtime.erased_subjects SET being_erased_by = NULL WHERE being_erased_by = $1', [
    erasureId,
  ]);
};

const tell = (client: ClientBase): Promise<unknown> => client.query(`SELECT pg_notify($1, '')`, [keysChanged]);
