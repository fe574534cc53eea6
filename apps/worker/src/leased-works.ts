import type { LeasedWork } from '#leases';

/**
 * Injection token of all that one worker at a time may do, whatever its kind: an array of {@link LeasedWork}. Something
 * new to do is one more line where `WorkerModule` provides it.
 */
export const LeasedWorks = Symbol('LeasedWorks');
export type LeasedWorks = readonly LeasedWork[];
