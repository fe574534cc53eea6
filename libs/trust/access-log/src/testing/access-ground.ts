import type { Pool } from 'pg';
import { Registry } from 'prom-client';
import { createDataSource, createPool, migrate } from '#database';
import { CreateLog1763800000000 } from '#event-store';
import { instantOf } from '#kernel';
import { CreateSeals1763801400000 } from '#seals';
import { createTestDatabase } from '#database/testing';
import type { PersonalRead } from '../access-log.js';
import { AccessLogMetrics } from '../access-log-metrics.js';
import { BatchedAccessLog } from '../batched-access-log.js';
import { CreateAccessLog1763802200000 } from '../create-access-log.migration.js';

export interface AccessGround {
  readonly pool: Pool;
  readonly registry: Registry;
  /** What was told of. */
  readonly told: string[];
  /** Of a process of its own. */
  open(parts?: { readonly pool?: Pick<Pool, 'query'> }): BatchedAccessLog;
  /** The rows, in the order of their ids. */
  rows(): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export const aRead = (read: Partial<PersonalRead> = {}): PersonalRead => ({
  actor: { id: 'agent-1', role: 'agent' },
  operation: 'case',
  subject: 'customer-C-1',
  fields: ['Case.contact', 'Case.symptom'],
  correlationId: 'c-1',
  ...read,
});

/** An access log on a database of its own. */
export const openAccessGround = async (): Promise<AccessGround> => {
  const { url, drop } = await createTestDatabase();
  const connection = { applicationName: 'spec', max: 8, reportError: () => undefined };
  const migrations = [CreateLog1763800000000, CreateSeals1763801400000, CreateAccessLog1763802200000];
  const dataSource = await createDataSource(url, { ...connection, entities: [], migrations });
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = createPool(url, connection);
  const registry = new Registry();
  const metrics = new AccessLogMetrics(registry);
  const told: string[] = [];
  const tell = (_fields: object, message: string) => void told.push(message);
  return {
    ...{ pool, registry, told },
    open: (parts = {}) =>
      new BatchedAccessLog({
        ...{ pool, ...parts, metrics, now: () => instantOf(Date.now()) },
        logger: { warn: tell, error: tell },
      }),
    rows: async () => {
      const { rows } = await pool.query<Record<string, unknown>>('SELECT * FROM runtime.access_log ORDER BY id');
      return rows;
    },
    close: async () => {
      await pool.end();
      await drop();
    },
  };
};
