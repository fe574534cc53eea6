import { beginErasure } from '#encryption';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';

/** Blocks keys of the person for writing. Waits while another erasure is working on one of them. */
export const announce = async (
  { id, customerId }: Erasure,
  { pool, personOf }: ErasureParts,
): Promise<StepDone | undefined> => {
  const customerIds = await personOf(customerId);
  const isAlone = await beginErasure(
    pool,
    id,
    customerIds.map((customer) => `customer-${customer}`),
  );
  return isAlone ? { step: 'announced', progress: { customerIds } } : undefined;
};
