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

/** The works that run the product's processes, for use without a worker. */
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
    reportError: () => undefined, // failed work is retried
  };
  return processWorks(parts, product.processes);
};

/** The status of the process `silent-customer`. */
export const silentCustomerStatus = async (pool: PostgresGround['pool']) => {
  const status = (await processStatuses(pool)).find(({ process }) => process === 'silent-customer');
  if (!status) throw new Error('The process of silent customers is not enrolled');
  return status;
};
