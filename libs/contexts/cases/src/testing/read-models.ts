import { randomUUID } from 'node:crypto';
import { createDataSource, createPool, migrate } from '#database';
import { collect, MemoryEventStore } from '#event-store';
import { type Instant } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import {
  CreateCheckpoints1763800200000,
  CreateParked1763801100000,
  CreateProjectionTables1763801200000,
  ProjectionRunner,
  ReadPositions,
  readTablesOf,
  tablesOf,
} from '#projections';
import { createTestDatabase } from '#database/testing';
import { recordedCase } from '../case/case.examples.js';
import { caseCodec } from '../case/case.codec.js';
import type { CaseEvent } from '../case/case.events.js';
import { caseStream } from '../case/case.streams.js';
import { cases } from '../cases.context.js';

const { projections: caseProjections = [] } = cases;

/** A case event, with the time it occurred if that matters. */
type Happening = CaseEvent & { readonly occurredAt?: Instant };

/** The read models of cases in a new database, kept up to date with an in-memory log. */
export const openReadModels = async () => {
  const { url, drop } = await createTestDatabase();
  const connection = { applicationName: 'spec', max: 8, reportError: () => undefined };
  const migrations = [
    CreateCheckpoints1763800200000,
    CreateParked1763801100000,
    CreateProjectionTables1763801200000,
    readTablesOf(caseProjections),
  ];
  const entities = caseProjections.flatMap((projection) => tablesOf(projection)).map(({ entity }) => entity);
  const dataSource = await createDataSource(url, { ...connection, entities, migrations });
  await migrate(dataSource);
  const pool = createPool(url, connection);

  const store = new MemoryEventStore();
  const codec = caseCodec(new MemorySubjectKeys());
  const positions = new ReadPositions(pool, store, caseProjections);
  const logger = {
    warn: () => undefined,
    error: (entry: object) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  };
  const parts = { store, pool, projections: caseProjections, positions, logger, decoder: codec };
  const controller = new AbortController();
  const running = new ProjectionRunner(parts).run(controller.signal);

  /**
   * Appends to the stream of a case, as one command if `commandId` is given; resolves when the read models have caught
   * up.
   */
  const happened = async (caseId: string, events: readonly Happening[], commandId?: string): Promise<string> => {
    const stream = caseStream(caseId);
    const { length } = await collect(store.readStream(stream));
    const drafts = recordedCase(events, { stream }).map(({ envelope, ...event }, index) => ({
      event: { type: event.type, data: event.data } as CaseEvent,
      id: randomUUID(),
      occurredAt: events[index].occurredAt ?? specTime,
      metadata: { ...envelope, commandId: commandId ?? `${stream}@${length + index}` },
    }));
    const expected = length === 0 ? 'none' : length - 1;
    const { position } = await store.append({ stream, events: await codec.encode(drafts), expected });
    const names = caseProjections.map(({ name }) => name);
    await positions.waitFor(position, names, { timeoutMilliseconds: 10_000 });
    return position;
  };

  const close = async (): Promise<void> => {
    controller.abort();
    await running;
    await dataSource.destroy();
    await pool.end();
    await drop();
  };
  return { dataSource, pool, store, positions, happened, close };
};
