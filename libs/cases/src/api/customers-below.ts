import type { Projection } from '#projections';

/**
 * The read model of customers, whose context adds `customer` to cases: whatever shows cases may have that below it, and
 * waits for it too. Named here, since this context knows nothing else of that one.
 */
export const customersBelow: Pick<Projection, 'name' | 'categories'> = { name: 'customers', categories: ['customer'] };
