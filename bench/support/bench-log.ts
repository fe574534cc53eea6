import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { CreateLog1763800000000, PostgresEventStore, type AppendRequest, type NewEvent } from '#event-store';
import { createTestDatabase } from '#database/testing';

export interface BenchLog {
  readonly url: string;
  readonly reportError: (error: unknown) => void;
  readonly pool: pg.Pool;
  readonly store: PostgresEventStore;
  close(): Promise<void>;
}

/** An empty log in its own database. Checks that the server makes commits durable. */
export const openBenchLog = async (serverUrl: string): Promise<BenchLog> => {
  const database = await createTestDatabase(serverUrl);
  const reportError = (error: unknown): void => void process.stderr.write(`${error}\n`);
  const options = { applicationName: 'bench', max: 4, reportError };
  const dataSource = await createDataSource(database.url, {
    ...options,
    entities: [],
    migrations: [CreateLog1763800000000],
  });
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = createPool(database.url, options);
  const store = await PostgresEventStore.open(pool, { reportError });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await database.drop();
  };
  return { url: database.url, reportError, pool, store, close };
};

/** Returns an event with about 450 bytes of data and metadata, like an escalation. */
export const benchEvent = (): NewEvent => ({
  id: randomUUID(),
  type: 'CaseEscalated',
  version: 1,
  data: escalation,
  actor: 'agent-4711',
  role: 'agent',
  region: 'cn',
  commandId: randomUUID(),
  fingerprint: 'q0ZpXn1t8u3gq6n0l9b2w7c4',
  correlationId: randomUUID(),
  origin: 'live',
  subject: `customer-${randomUUID()}`,
  occurredAt: new Date().toISOString(),
});

const escalation = JSON.stringify({
  fromTier: 1,
  toTier: 2,
  specialty: 'display',
  severity: 'high',
  reason: 'x'.repeat(30),
});

const eventsPerStream = 20;

/** Returns the appends of one writer, one event each: twenty events of a case, then the next case. */
export const caseWriter = (append: (request: AppendRequest) => Promise<unknown>) => (): (() => Promise<unknown>) => {
  let stream = '';
  let length = 0;
  return () => {
    if (length % eventsPerStream === 0) [stream, length] = [`case-${randomUUID()}`, 0];
    const expected = length === 0 ? 'none' : length - 1;
    length++;
    return append({ stream, events: [benchEvent()], expected });
  };
};
