import type { LeasedWork } from '#leases';

/**
 * Injection token of all background work, an array of {@link LeasedWork}. One worker at a time does each of them. New work
 * is added where `WorkerModule` provides this token.
 */
export const LeasedWorks = Symbol('LeasedWorks');
export type LeasedWorks = readonly LeasedWork[];
