import type { Instant, Role } from '#kernel';

/**
 * What is done of an erasure, in this order. Each step may be done again after a crash without another effect:
 * - `requested`: nothing yet.
 * - `announced`: whoever looks up a key of the person is refused from here on.
 * - `quiet`: nobody writes about the person any more, nor has a key at hand.
 * - `gathered`: it is known where the person's data stand.
 * - `destroyed`: the keys are gone, and tombstones stand in their place.
 * - `told`: all streams say so, so that whatever folds them drops what it had in clear.
 * - `shown`: all read models have folded that.
 * - `cleaned`: what else had held something is cleaned.
 * - `done`: the certificate is signed.
 */
export const erasureSteps = [
  'requested',
  'announced',
  'quiet',
  'gathered',
  'destroyed',
  'told',
  'shown',
  'cleaned',
  'done',
] as const;

export type ErasureStep = (typeof erasureSteps)[number];

/** An erasure at work. */
export interface Erasure {
  /** Of the event that asked for it; of the certificate too. */
  readonly id: string;
  readonly customerId: string;
  /** Id of the actor. */
  readonly requestedBy: string;
  readonly requestedRole: Role;
  readonly requestedAt: Instant;
  readonly correlationId: string;
  readonly step: ErasureStep;
  /** When that step was done. */
  readonly stepAt: Instant;
  readonly progress: ErasureProgress;
}

/** Everything an erasure found out, each part by one of its steps. */
export interface ErasureProgress {
  /** The customer, and all whose records were merged into it. */
  readonly customerIds?: readonly string[];
  /** The position of the log at which nothing was written any more. */
  readonly quietAt?: string;
  /** The streams that hold something of the person: those of the customers among them. Their names are the subjects of its keys. */
  readonly streams?: readonly string[];
  /** The last position whose events can't be read any more. */
  readonly through?: string;
  readonly secrets?: number;
  readonly masterKeyIds?: readonly string[];
  readonly unreadable?: UnreadableEvents;
  /** The position of the last event that tells of it. */
  readonly toldAt?: string;
  /** Rows and lines that were cleaned, by the place where they were. */
  readonly cleaned?: Readonly<Record<string, number>>;
}

/** By type of event, how many events have lost something, and how many fields that was. */
export type UnreadableEvents = Readonly<Record<string, { readonly events: number; readonly fields: number }>>;
