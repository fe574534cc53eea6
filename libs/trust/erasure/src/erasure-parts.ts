import type { Pool } from 'pg';
import type { CommandResult } from '#command-processing';
import type { EventStore, StoredEvent } from '#event-store';
import type { Command, CommandContext, Instant } from '#kernel';
import type { Projection, ReadPositions } from '#projections';
import type { SealKey } from '#seals';

/** What is known when the streams of a person are told of the erasure. */
export interface Destroyed {
  readonly certificateId: string;
  readonly through: string;
  /** Events that became unreadable, by type. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What one context holds of people. */
export interface PersonalData {
  /** Of its streams. */
  readonly category: string;
  /** The read models that `streamsOf` asks. */
  readonly readModels: readonly string[];
  /** The streams that hold something of these customers. */
  streamsOf(customerIds: readonly string[]): Promise<readonly string[]>;
  /** The personal fields and texts of an event. */
  sealedFields(event: StoredEvent): readonly string[];
  /** By which a stream is told that its keys are gone. */
  commandFor(stream: string, destroyed: Destroyed, context: CommandContext): Command;
}

export interface ErasureParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly positions: Pick<ReadPositions, 'waitFor'>;
  /** All read models of this release. */
  readonly projections: readonly Projection[];
  readonly personalData: readonly PersonalData[];
  /** The ids of the customer and of all whose records were merged into it. */
  readonly personOf: (customerId: string) => Promise<readonly string[]>;
  readonly clock: { now(): Instant };
  readonly send: (command: Command) => Promise<CommandResult>;
  /** Forgets messages that were written for these customers, or about these cases; gives how many there were. */
  readonly forgetMessages: (customerIds: readonly string[], streams: readonly string[]) => Promise<number>;
  readonly signingKey: SealKey;
  /** For so long after keys were announced to go, someone may still have one at hand, or an append under it in flight. */
  readonly quietMilliseconds: number;
  readonly reportError: (error: unknown, erasureId?: string) => void;
}
