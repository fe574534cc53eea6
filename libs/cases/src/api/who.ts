import type { Role } from '#kernel';

/** Those who work on cases at the frontline and behind it. */
export const desk = ['agent', 'engineer'] as const satisfies readonly Role[];

/** All who take a case further. */
export const workers = [...desk, 'engineering', 'relations'] as const satisfies readonly Role[];

/** All of the house who are given cases to read. */
export const readers = [...workers, 'dispatcher', 'quality', 'analyst'] as const satisfies readonly Role[];
