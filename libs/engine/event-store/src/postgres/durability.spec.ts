import { expect, it } from '@jest/globals';
import { createPool } from '#database';
import { openTestLog } from '../testing/postgres-log.js';
import { NotDurable } from './durability.js';
import { PostgresEventStore } from './postgres-event-store.js';

it('refuses to open on a database that may lose what it has confirmed', async () => {
  const log = await openTestLog();
  const database = new URL(log.url).pathname.slice(1);
  await log.pool.query(`ALTER DATABASE ${database} SET synchronous_commit = off`);
  const reportError = (): void => undefined;
  const pool = createPool(log.url, { applicationName: 'spec', max: 1, reportError });
  const opening = PostgresEventStore.open(pool, { reportError });
  await expect(opening).rejects.toThrow(NotDurable);
  await expect(opening).rejects.toThrow('synchronous_commit must not be off');
  await pool.end();
  await log.close();
});
