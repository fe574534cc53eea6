import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { collect, type Decoder, type EventStore, MemoryEventStore, type StoredEvent } from '#event-store';
import { type DomainEvent, instantOf, type Recorded } from '#kernel';
import { WorkerLeases } from '#leases';
import { newEvents } from '#event-store/testing';
import { defineProjection, type Projection } from '../projection.js';
import { type ProjectionRunnerParts, ProjectionRunner } from '../projection-runner.js';
import { projectionStatuses } from '../projection-status.js';
import { ReadPositions } from '../read-positions.js';
import { column } from '../read-table/column.js';
import { readTable, type RowOf } from '../read-table/read-table.js';
import { openReadDatabase } from './database.js';

/** Remembers every position that it folded, so that one folded twice, or never, shows. */
const tallyColumns = { stream: column.text(), positions: column.texts() };
export type TallyRow = RowOf<typeof tallyColumns>;

export interface TallyOptions {
  readonly lanes?: number;
  /** Positions of events that can't be folded, for as long as they are in here. */
  readonly poison?: ReadonlySet<string>;
}

export const plainDecoder: Decoder = { decode: (stored) => decodePlain(stored), knows: () => true };

export const tallyOf = (
  name: string,
  { lanes = 1, poison = new Set() }: TallyOptions = {},
): Projection<DomainEvent, { tally: TallyRow }> =>
  defineProjection<DomainEvent<'NoteAdded'>>()({
    name,
    version: 1,
    reactsTo: { count: ['NoteAdded'] },
    lanes,
    tables: { tally: readTable({ name, version: 1, key: 'stream', columns: tallyColumns }) },
    keys: ({ envelope }) => ({ tally: [envelope.stream] }),
    laneKeysOf: (stream) => [stream],
    fold({ tally }, { envelope: { stream, position } }) {
      if (poison.has(position)) throw new Error(`poison at ${position}`);
      const positions = [...(tally[stream]?.positions ?? []), position];
      return { tally: { [stream]: { stream, positions } } };
    },
  });

export const decodePlain = async (stored: readonly StoredEvent[]): Promise<Recorded[]> =>
  stored.map(({ type, version: _, data, ...envelope }) => ({ type, data: JSON.parse(data), envelope }));

/** An empty database with checkpoints and the tables of these tallies, and a log in memory beside it. */
export const openTallies = async (...projections: Projection[]) => {
  const { url, pool, close } = await openReadDatabase(...projections);
  const store = new MemoryEventStore();
  const positions = new ReadPositions(pool, store, projections);
  const logged: unknown[] = [];
  const logger = {
    warn: (entry: unknown) => void logged.push(entry),
    error: (entry: unknown) => void logged.push(entry),
  };
  const parts = { store, pool, projections, decoder: plainDecoder, positions, logger } as ProjectionRunnerParts;
  const statuses = () => projectionStatuses(pool, store, projections, instantOf(Date.now()));
  return { ...parts, parts, log: store, url, logged, statuses, close };
};

/** Appends events to as many streams, one each, and answers the last position. */
export const appendTo = async (store: EventStore, streams: readonly string[]): Promise<string> => {
  let last = '';
  for (const stream of streams) {
    const { length } = await collect(store.readStream(stream));
    const expected = length === 0 ? 'none' : length - 1;
    ({ position: last } = await store.append({ stream, events: newEvents(1), expected }));
  }
  return last;
};

/** Works on all lanes until `stop`, which resolves once nothing is in flight any more. */
export const start = (parts: ProjectionRunnerParts) => stoppable((signal) => new ProjectionRunner(parts).run(signal));

/** A worker that shares the lanes with others of the same database. */
export const startWorker = (parts: ProjectionRunnerParts) => {
  const works = new ProjectionRunner(parts).works();
  const leases = new WorkerLeases({ pool: parts.pool, works, reportError: () => undefined });
  return { holder: leases.holder, ...stoppable((signal) => leases.run(signal)) };
};

const stoppable = (run: (signal: AbortSignal) => Promise<void>) => {
  const controller = new AbortController();
  const done = run(controller.signal);
  done.catch(() => undefined); // told by `stop`
  const stop = (): Promise<void> => {
    controller.abort();
    return done;
  };
  return { stop };
};

/** All positions that a tally has folded, in their order. */
export const tallied = async (pool: Pool, name: string): Promise<number[]> => {
  const { rows } = await pool.query<{ position: string }>(`SELECT unnest(positions) AS position FROM read.${name}_v1`);
  return rows.map(({ position }) => Number(position)).sort((a, b) => a - b);
};

/** 1 … n: what a log of n events gives when each is folded once. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

/** Looks again and again until it holds. */
export const eventually = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It did not come to that');
    await sleep(20);
  }
};
