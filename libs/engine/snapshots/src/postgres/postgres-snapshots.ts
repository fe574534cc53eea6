import type { Pool } from 'pg';
import type { Instant } from '#kernel';
import { type FoldName, type FoundSnapshot, type Snapshot, Snapshots } from '../snapshots.js';

interface SnapshotRow {
  readonly revision: number;
  readonly event_id: string;
  readonly recorded_at: Instant;
  readonly subject: string;
  readonly state: string;
  readonly command_revision: number | null;
}

/** A load re-reads half an interval on average: noticeable next to a short stream, which is why it is not longer. */
const usualInterval = 50;

/**
 * Snapshots in the `read` schema, with other data that may be lost. Failures are reported, and the log is read instead.
 */
export class PostgresSnapshots extends Snapshots {
  constructor(
    private readonly pool: Pool,
    private readonly reportError: (error: unknown) => void,
    readonly every = usualInterval,
  ) {
    super();
  }

  async find(stream: string, fold: FoldName, commandId?: string): Promise<FoundSnapshot | undefined> {
    try {
      const { rows } = await this.pool.query<SnapshotRow>({
        name: 'find-snapshot',
        text: `SELECT s.revision, s.event_id, s.recorded_at, s.subject, s.state, c.revision AS command_revision
               FROM read.snapshots s LEFT JOIN read.snapshot_commands c ON c.stream = s.stream AND c.command_id = $4
               WHERE s.stream = $1 AND s.fold = $2 AND s.version = $3`,
        values: [stream, fold.name, fold.version, commandId],
      });
      return rows[0] && foundOf(stream, fold, rows[0]);
    } catch (error) {
      this.reportError(error);
      return undefined;
    }
  }

  /**
   * One statement, so that a snapshot is never stored without its commands. Deletes snapshots of earlier versions of
   * the fold.
   */
  async save({ stream, fold, last, subject, state }: Snapshot, commands: ReadonlyMap<string, number>): Promise<void> {
    try {
      await this.pool.query({
        name: 'save-snapshot',
        text: `WITH outdated AS (
                 DELETE FROM read.snapshots WHERE stream = $1 AND fold = $2 AND version < $3
               ), known AS (
                 INSERT INTO read.snapshot_commands (stream, command_id, revision)
                 SELECT $1, id, revision FROM unnest($9::text[], $10::integer[]) AS command (id, revision)
                 ORDER BY id -- rows locked in different orders by two processes would deadlock
                 ON CONFLICT (stream, command_id) DO UPDATE SET revision = excluded.revision
                   WHERE snapshot_commands.revision <> excluded.revision
               )
               INSERT INTO read.snapshots (stream, fold, version, revision, event_id, recorded_at, subject, state)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
               ON CONFLICT (stream, fold, version) DO UPDATE SET revision = excluded.revision,
                 event_id = excluded.event_id, recorded_at = excluded.recorded_at, subject = excluded.subject,
                 state = excluded.state`,
        values: [
          stream,
          fold.name,
          fold.version,
          last.revision,
          last.id,
          last.recordedAt,
          subject,
          state,
          [...commands.keys()],
          [...commands.values()],
        ],
      });
    } catch (error) {
      this.reportError(error);
    }
  }
}

const foundOf = (stream: string, fold: FoldName, row: SnapshotRow): FoundSnapshot => ({
  stream,
  fold,
  last: { revision: row.revision, id: row.event_id, recordedAt: row.recorded_at },
  subject: row.subject,
  state: row.state,
  commandRevision: row.command_revision ?? undefined,
});
