import { createDataSource, createPool, migrate } from '#database';
import { CreateLog1763800000000, PostgresEventStore } from '#event-store';
import { createTestDatabase } from '#database/testing';
import { CuttingProxy } from './cutting-proxy.js';
import type { InterruptibleLog } from './unknown-outcomes.contract.js';

const connections = { applicationName: 'spec', max: 4, reportError: () => undefined };

export interface InterruptiblePostgres extends InterruptibleLog {
  readonly proxy: CuttingProxy;
}

/** The log in Postgres, on a database of its own, by way of a proxy. */
export const openInterruptiblePostgres = async (): Promise<InterruptiblePostgres> => {
  const { url, drop } = await createTestDatabase();
  const dataSource = await createDataSource(url, {
    ...connections,
    entities: [],
    migrations: [CreateLog1763800000000],
  });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const proxy = await CuttingProxy.before(url);
  const pool = createPool(proxy.through(url), connections);
  const store = await PostgresEventStore.open(pool, connections);
  return {
    store,
    proxy,
    cutNextAppend: (when) => proxy.cutNextAppend(when),
    isolateAtNextAppend: (when) => proxy.isolateAtNextAppend(when),
    heal: () => proxy.heal(),
    cuts: () => proxy.cuts,
    close: async () => {
      await store.close();
      await pool.end();
      await proxy.close();
      await drop();
    },
  };
};
