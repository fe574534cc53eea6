import type { EventStore } from '#event-store';

/** As much as sealing and verifying need of what they are about: the log of events, or another that only ever grows. */
export type RawLog = Pick<EventStore, 'densePositions' | 'readRaw' | 'lastPosition'>;

/** Where the seals of a log are kept, and why its sealer has stopped: names of tables that look like those of the log. */
export interface SealTables {
  readonly seals: string;
  readonly fault: string;
}

/** Those of the log of events. */
export const logSeals: SealTables = { seals: 'log.seals', fault: 'runtime.sealing_fault' };
