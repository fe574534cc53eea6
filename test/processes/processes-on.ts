import { CaseReader, composeReminder, customerReminder, defaultCasePolicy } from '#cases';
import type { CommandResult } from '#command-processing';
import type { EventName, StoredEvent } from '#event-store';
import type { Command, Instant } from '#kernel';
import type { LeasedWork } from '#leases';
import { type OutboundMessages, processStatuses, processWorks } from '#processes';
import { product } from '#product';
import { NoSnapshots } from '#snapshots';
import type { PostgresGround } from '../properties/postgres-ground.js';

export interface ProcessSurroundings {
  readonly clock: { now(): Instant };
  readonly send: (command: Command) => Promise<CommandResult>;
  readonly outbound: OutboundMessages;
}

/** What the processes of the product have to do, without a worker around it. */
export const processesOn = (
  { pool, store, keys }: Pick<PostgresGround, 'pool' | 'store' | 'keys'>,
  surroundings: ProcessSurroundings,
): readonly LeasedWork[] => {
  const codec = product.codec(keys);
  const parts = {
    ...surroundings,
    pool,
    store,
    decoder: {
      decode: (stored: readonly StoredEvent[]) => codec.decode(stored, ['plain']),
      knows: (event: EventName) => codec.knows(event),
    },
    composers: {
      [customerReminder]: composeReminder(new CaseReader(store, keys, new NoSnapshots()), defaultCasePolicy),
    },
    reportError: () => undefined, // tried again
  };
  return processWorks(parts, product.processes);
};

/** How the process of silent customers is doing. */
export const silentCustomerStatus = async (pool: PostgresGround['pool']) => {
  const status = (await processStatuses(pool)).find(({ process }) => process === 'silent-customer');
  if (!status) throw new Error('The process of silent customers is not enrolled');
  return status;
};
