import type { Pool } from 'pg';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';
import { removeFromOtherReleases } from './other-releases.js';

/**
 * Statements that remove copies outside the log and the read models; $1 are the person's streams. Errors may quote
 * values. Snapshots are unreadable without their key, but are deleted anyway.
 */
const statements = {
  'read.snapshots': 'DELETE FROM read.snapshots WHERE stream = ANY ($1)',
  'read.snapshot_commands': 'DELETE FROM read.snapshot_commands WHERE stream = ANY ($1)',
  'read.parked': 'UPDATE read.parked SET error = NULL WHERE stream = ANY ($1) AND error IS NOT NULL',
  'runtime.outbox': 'UPDATE runtime.outbox SET error = NULL WHERE stream = ANY ($1) AND error IS NOT NULL',
  'runtime.process_instances': `UPDATE runtime.process_instances SET error = 'removed by an erasure'
     WHERE instance = ANY ($1) AND error IS NOT NULL`,
} as const;

/** Errors without a stream may quote anybody's data. If their cause persists, they are recorded again. */
const errorsOfAnybody = {
  'read.checkpoints': 'UPDATE read.checkpoints SET error = NULL WHERE error IS NOT NULL',
  'runtime.processes': 'UPDATE runtime.processes SET error = NULL WHERE error IS NOT NULL',
  'runtime.rebuilds': `UPDATE runtime.rebuilds SET error = 'removed by an erasure'
     WHERE error IS NOT NULL AND error <> 'removed by an erasure'`,
} as const;

export const clean = async ({ progress }: Erasure, parts: ErasureParts): Promise<StepDone> => {
  const { pool, projections, forgetMessages } = parts;
  const { streams = [], customerIds = [] } = progress;
  const cleaned: Record<string, number> = {};
  for (const [place, statement] of Object.entries(statements))
    cleaned[place] = await touched(pool, statement, [streams]);
  for (const [place, statement] of Object.entries(errorsOfAnybody)) cleaned[place] = await touched(pool, statement, []);
  cleaned['read models of other releases'] = await removeFromOtherReleases(pool, projections, streams);
  cleaned['outbound messages'] = await forgetMessages(customerIds, streams);
  return { step: 'cleaned', progress: { cleaned } };
};

const touched = async (pool: Pool, statement: string, values: readonly unknown[]): Promise<number> =>
  (await pool.query(statement, [...values])).rowCount ?? 0;
