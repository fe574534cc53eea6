import type { Pool } from 'pg';
import type { CommandResult } from '#command-processing';
import type { EventStore, StoredEvent } from '#event-store';
import type { Command, CommandContext, Instant } from '#kernel';
import type { Projection, ReadPositions } from '#projections';
import type { SealKey } from '#seals';

/** What is recorded in the streams of a person about the erasure. */
export interface Destroyed {
  readonly certificateId: string;
  readonly through: string;
  /** Number of events that became unreadable, by type. */
  readonly counts: Readonly<Record<string, number>>;
}

/** The personal data of one context. */
export interface PersonalData {
  /** Category of its streams. */
  readonly category: string;
  /** The read models that `streamsOf` queries. */
  readonly readModels: readonly string[];
  /** The streams with data of these customers. */
  streamsOf(customerIds: readonly string[]): Promise<readonly string[]>;
  /** The personal and text fields of an event. */
  sealedFields(event: StoredEvent): readonly string[];
  /** The command that records in a stream that its keys are destroyed. */
  commandFor(stream: string, destroyed: Destroyed, context: CommandContext): Command;
}

export interface ErasureParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly positions: Pick<ReadPositions, 'waitFor'>;
  /** All read models of this release. */
  readonly projections: readonly Projection[];
  readonly personalData: readonly PersonalData[];
  /** Ids of the customer and of all records merged into it. */
  readonly personOf: (customerId: string) => Promise<readonly string[]>;
  readonly clock: { now(): Instant };
  readonly send: (command: Command) => Promise<CommandResult>;
  /** Deletes pending messages for these customers or about these cases. Returns their number. */
  readonly forgetMessages: (customerIds: readonly string[], streams: readonly string[]) => Promise<number>;
  readonly signingKey: SealKey;
  /** How long after the announcement a process may still have a key cached, or an append with it in progress. */
  readonly quietMilliseconds: number;
  readonly reportError: (error: unknown, erasureId?: string) => void;
}
