import pg from 'pg';
import { beginning, comparePositions, type EventMetadata, type Instant } from '#kernel';
import { BrokenLog, assertContiguous } from '../log-invariants.js';
import type { EventBatch, RawBatch, RawEvent, ReadAllOptions, ReadStreamOptions, StoredEvent } from '../port.js';

const defaultBatchSize = 500;

/**
 * Maximum number of positions per query, so that a selective filter still shows progress and no query runs for long.
 */
const positionsPerLook = 20_000n;

const highestRevision = 2 ** 31 - 1;

const columns = 'position, stream, revision, id, type, version, occurred_at, recorded_at, data::text AS data, metadata';

/** Times in whole microseconds, their stored precision. As text, since bigint cannot hold a forged infinity. */
const rawColumns = `position::text, stream, revision::text, id::text, type, version::text,
  trunc(extract(epoch FROM occurred_at) * 1000000)::text, trunc(extract(epoch FROM recorded_at) * 1000000)::text,
  data::text, metadata::text`;

/** The column can hold positions that no append writes: those before the beginning. */
const beforeEverything = String(-(2n ** 63n));

type RawOptions = Pick<ReadAllOptions, 'after' | 'batchSize'>;

interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly data: string;
  readonly metadata: EventMetadata;
}

/** Reads `log.events`. Positions have no gaps and become visible in order, so a range that was read is final. */
export class PostgresLogReader {
  constructor(private readonly pool: pg.Pool) {}

  async lastPosition(): Promise<string> {
    const { rows } = await this.pool.query<{ position: string }>({
      name: 'last-position',
      text: 'SELECT position FROM log.events ORDER BY position DESC LIMIT 1',
    });
    return rows[0]?.position ?? beginning;
  }

  async *readStream(stream: string, options: ReadStreamOptions): AsyncGenerator<StoredEvent, void, undefined> {
    const { direction = 'forwards' } = options;
    let from = Math.max(options.from ?? 0, 0);
    let to = Math.min(options.to ?? highestRevision, highestRevision);
    for (;;) {
      const page = await this.#pageOf(stream, from, to, direction);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < defaultBatchSize) return;
      if (direction === 'forwards') from = last.revision + 1;
      else to = last.revision - 1;
    }
  }

  async #pageOf(stream: string, from: number, to: number, direction: 'forwards' | 'backwards'): Promise<StoredEvent[]> {
    const isForwards = direction === 'forwards';
    const { rows } = await this.pool.query<EventRow>({
      name: `read-stream-${direction}`,
      text: `SELECT ${columns} FROM log.events WHERE stream = $1 AND revision BETWEEN $2 AND $3
             ORDER BY revision ${isForwards ? 'ASC' : 'DESC'} LIMIT ${defaultBatchSize}`,
      values: [stream, from, to],
    });
    const events = rows.map(eventOf);
    if (isForwards) assertContiguous(events, from, 1);
    else assertContiguous(events, events[0]?.revision ?? to, -1);
    return events;
  }

  async *readAll(options: ReadAllOptions): AsyncGenerator<EventBatch, void, undefined> {
    const { after = beginning, batchSize = defaultBatchSize } = options;
    const end = await this.lastPosition();
    let through = after;
    while (comparePositions(through, end) < 0) {
      const horizon = nearer(BigInt(through) + positionsPerLook, end);
      const events = await this.#look(through, horizon, batchSize, options);
      const last = events.at(-1);
      through = last && events.length === batchSize ? last.position : horizon;
      yield { events, through };
    }
  }

  async *readRaw({
    after = beforeEverything,
    batchSize = defaultBatchSize,
  }: RawOptions): AsyncGenerator<RawBatch, void, undefined> {
    for (let through = after; ;) {
      const { rows } = await this.pool.query<string[]>({
        name: 'read-raw',
        text: `SELECT ${rawColumns} FROM log.events e WHERE position > $1 ORDER BY e.position LIMIT $2`,
        values: [through, batchSize],
        rowMode: 'array',
      });
      const events = rows.map(rawOf);
      const last = events.at(-1);
      if (!last) return;
      yield { events, through: (through = last.position) };
    }
  }

  async #look(after: string, to: string, limit: number, { categories, types }: ReadAllOptions): Promise<StoredEvent[]> {
    const { rows } = await this.pool.query<EventRow>({
      name: 'read-all',
      text: `SELECT ${columns} FROM log.events
             WHERE position > $1 AND position <= $2
               AND ($4::text[] IS NULL OR stream ^@ ANY ($4)) AND ($5::text[] IS NULL OR type = ANY ($5))
             ORDER BY position LIMIT $3`,
      values: [after, to, limit, categories?.map((category) => `${category}-`), types],
    });
    if (!categories && !types) assertDense(rows, after, rows.length < limit ? to : undefined);
    return rows.map(eventOf);
  }
}

const nearer = (position: bigint, end: string): string => {
  const text = String(position);
  return comparePositions(text, end) < 0 ? text : end;
};

/**
 * Checks that every position after `after`, up to `to` if given, is present.
 * @throws BrokenLog if one is missing.
 */
const assertDense = (rows: readonly EventRow[], after: string, to: string | undefined): void => {
  const last = rows.at(-1)?.position ?? after;
  const reached = BigInt(last) - BigInt(after) === BigInt(rows.length);
  if (!reached || (to !== undefined && last !== to)) {
    throw new BrokenLog(`The log has gaps after position ${after}: ${rows.length} events up to ${to ?? last}`);
  }
};

/** Copied field by field, so that all events share a hidden class: spreading costs several times as much as reading. */
const eventOf = (row: EventRow): StoredEvent => {
  const { metadata } = row;
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    stream: row.stream,
    revision: row.revision,
    position: row.position,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    data: row.data,
    actor: metadata.actor,
    role: metadata.role,
    region: metadata.region,
    commandId: metadata.commandId,
    fingerprint: metadata.fingerprint,
    correlationId: metadata.correlationId,
    causationId: metadata.causationId,
    origin: metadata.origin,
    subject: metadata.subject,
    policyVersion: metadata.policyVersion,
    reads: metadata.reads,
  } satisfies Record<keyof StoredEvent, unknown>; // fails to compile if a field is missing, even an optional one
};

const rawOf = (columns: readonly string[]): RawEvent => {
  const [position, stream, revision, id, , , , recordedAt] = columns;
  return { position, stream, revision: Number(revision), id, recordedAt: Number(recordedAt) / 1000, columns };
};
