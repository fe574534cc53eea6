import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import type { Clock, Logger, Settings } from '#platform';
import { PublishedSeals, Sealer, SealingFault, SealKey, SealTable } from '#seals';

export const createSealer = async (
  store: EventStore,
  pool: Pool,
  { sealKeyFile, sealsFile }: Settings,
  clock: Clock,
  logger: Logger,
): Promise<Sealer> =>
  new Sealer({
    store,
    seals: new SealTable(pool),
    key: await SealKey.open(sealKeyFile),
    published: await PublishedSeals.open(sealsFile),
    fault: new SealingFault(pool),
    now: () => clock.now(),
    logger,
  });
