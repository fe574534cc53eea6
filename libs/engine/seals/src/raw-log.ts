import type { EventStore } from '#event-store';

/** What sealing and verification need of a log: the event log, or another append-only one. */
export type RawLog = Pick<EventStore, 'densePositions' | 'readRaw' | 'lastPosition'>;

/** Names of the tables with the seals of a log and with the reason why its sealer has stopped. */
export interface SealTables {
  readonly seals: string;
  readonly fault: string;
}

/** The tables of the event log. */
export const logSeals: SealTables = { seals: 'log.seals', fault: 'runtime.sealing_fault' };
