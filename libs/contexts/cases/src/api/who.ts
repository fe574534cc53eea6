import type { Role } from '#kernel';

/** Those who work on cases at the frontline and behind it. */
export const desk = ['agent', 'engineer'] as const satisfies readonly Role[];

/** Those who speak with customers, and may know who they are once these have shown it (F4). */
export const facingCustomers = [...desk, 'relations', 'dispatcher'] as const satisfies readonly Role[];

/** All who take a case further. */
export const workers = [...desk, 'engineering', 'relations'] as const satisfies readonly Role[];

/** All who are given cases to read, customers apart. */
export const readers = [
  ...workers,
  'dispatcher',
  'quality',
  'analyst',
  'integration',
] as const satisfies readonly Role[];
