import type { Pool } from 'pg';
import type { RawBatch, RawEvent } from '#event-store';
import { beginning } from '#kernel';
import type { RawLog, SealTables } from '#seals';

/** Tables of the access log's seals, a separate chain beside that of the event log. */
export const accessSeals: SealTables = { seals: 'runtime.access_seals', fault: 'runtime.access_sealing_fault' };

/** Prefix of every leaf, so that no entry can pass for an event of the event log, or the reverse. */
const form = 'casefold/access/1';

/** Times in whole microseconds, as in the event log. As text, since bigint cannot hold a forged infinity. */
const columns = `id::text, trunc(extract(epoch FROM at) * 1000000)::text,
  trunc(extract(epoch FROM recorded_at) * 1000000)::text, actor, role, operation, subject, fields::text, correlation_id`;

/** The column can hold ids that are never assigned: those before the first. */
const beforeEverything = String(-(2n ** 63n));
const usualBatch = 500;

/** The access log for its sealer: a log of one stream, whose events are the entries. */
export class AccessRecords implements RawLog {
  readonly densePositions = true;

  constructor(private readonly pool: Pool) {}

  async lastPosition(): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(
      'SELECT id::text FROM runtime.access_log ORDER BY access_log.id DESC LIMIT 1',
    );
    return rows[0]?.id ?? beginning;
  }

  async *readRaw({ after = beforeEverything, batchSize = usualBatch } = {}): AsyncGenerator<RawBatch, void, undefined> {
    for (let through = after; ;) {
      const { rows } = await this.pool.query<string[]>({
        name: 'read-raw-access',
        text: `SELECT ${columns} FROM runtime.access_log e WHERE id > $1 ORDER BY e.id LIMIT $2`,
        values: [through, batchSize],
        rowMode: 'array',
      });
      const events = rows.map(recordOf);
      const last = events.at(-1);
      if (!last) return;
      yield { events, through: (through = last.position) };
    }
  }
}

const recordOf = (columns: readonly string[]): RawEvent => {
  const [id, , recordedAt] = columns;
  return {
    position: id,
    stream: 'access',
    revision: Number(id) - 1,
    id,
    recordedAt: Number(recordedAt) / 1000,
    columns: [form, ...columns],
  };
};
