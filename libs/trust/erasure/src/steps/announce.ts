import { inTransaction } from '#database';
import { beginErasure } from '#encryption';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import { noteStep } from '../erasure-table.js';

/**
 * Blocks keys of the person for writing, in one transaction with the step: a worker that was superseded must not block
 * them again after the erasure has moved on. Returns undefined while another erasure is working on one of the keys.
 */
export const announce = async (erasure: Erasure, { pool, personOf }: ErasureParts): Promise<Erasure | undefined> => {
  const customerIds = await personOf(erasure.customerId);
  const subjects = customerIds.map((customer) => `customer-${customer}`);
  return inTransaction(pool, 'BEGIN', async (client) => {
    const isAlone = await beginErasure(client, erasure.id, subjects);
    return isAlone ? noteStep(client, erasure, { step: 'announced', progress: { customerIds } }) : undefined;
  });
};
