import { inTransaction } from '#database';
import { destroyKeys } from '#encryption';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import { noteStep } from '../erasure-table.js';

/** Destroys the keys and stores tombstones in one transaction with the step. */
export const destroy = async (erasure: Erasure, { pool, store }: ErasureParts): Promise<Erasure> => {
  const through = await store.lastPosition();
  return inTransaction(pool, 'BEGIN', async (client) => {
    const keys = await destroyKeys(client, erasure.id, erasure.progress.streams ?? [], through);
    return noteStep(client, erasure, { step: 'destroyed', progress: { through, ...keys } });
  });
};
