import type { Pool } from 'pg';
import { AccessRecords, accessSeals } from '#access-log';
import type { EventStore } from '#event-store';
import type { Clock, Logger, Settings } from '#platform';
import {
  logSeals,
  PublishedSeals,
  type RawLog,
  Sealer,
  SealingFault,
  SealKey,
  type SealTables,
  SealTable,
} from '#seals';

/** A log to seal, and where its seals are stored and published. */
interface Sealed {
  readonly name: string;
  readonly store: RawLog;
  readonly tables: SealTables;
  readonly publishedFile: string;
}

/** Creates the sealer of the event log. */
export const createSealer = (
  store: EventStore,
  pool: Pool,
  settings: Settings,
  clock: Clock,
  logger: Logger,
): Promise<Sealer> => {
  const sealed = { name: 'sealer', store, tables: logSeals, publishedFile: settings.sealsFile };
  return sealerOf(sealed, pool, settings, clock, logger);
};

/** Injection token of the {@link Sealer} of the audit log. */
export const AccessSealer = Symbol('AccessSealer');

export const createAccessSealer = (pool: Pool, settings: Settings, clock: Clock, logger: Logger): Promise<Sealer> => {
  const store = new AccessRecords(pool);
  const sealed = { name: 'access-sealer', store, tables: accessSeals, publishedFile: settings.accessSealsFile };
  return sealerOf(sealed, pool, settings, clock, logger);
};

const sealerOf = async (
  { name, store, tables, publishedFile }: Sealed,
  pool: Pool,
  { sealKeyFile }: Settings,
  clock: Clock,
  logger: Logger,
): Promise<Sealer> => {
  const parts = {
    store,
    seals: new SealTable(pool, tables.seals),
    key: await SealKey.open(sealKeyFile),
    published: await PublishedSeals.open(publishedFile),
    fault: new SealingFault(pool, tables.fault),
    now: () => clock.now(),
    logger,
  };
  return new Sealer(parts, name);
};
