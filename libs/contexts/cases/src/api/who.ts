import type { Role } from '#kernel';

/** Roles of the support desk: tier 1 and tier 2. */
export const desk = ['agent', 'engineer'] as const satisfies readonly Role[];

/** Roles that talk to customers. They may read personal data once the customer's identity is verified (F4). */
export const facingCustomers = [...desk, 'relations', 'dispatcher'] as const satisfies readonly Role[];

/** Roles that may change a case. */
export const workers = [...desk, 'engineering', 'relations'] as const satisfies readonly Role[];

/** Roles that may read cases; customers are not among them. */
export const readers = [
  ...workers,
  'dispatcher',
  'quality',
  'analyst',
  'integration',
] as const satisfies readonly Role[];
