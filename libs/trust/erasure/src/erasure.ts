import type { Instant, Role } from '#kernel';

/**
 * The steps of an erasure, in order. Each is idempotent, so that it can be repeated after a crash:
 * - `requested`: nothing done yet.
 * - `announced`: keys of the person can no longer be looked up for writing.
 * - `quiet`: nobody writes about the person or has a key cached.
 * - `gathered`: the streams with the person's data are known.
 * - `destroyed`: the keys are destroyed and replaced by tombstones.
 * - `told`: recorded in all streams, so that folds drop what they stored unencrypted.
 * - `shown`: all read models have folded those records.
 * - `cleaned`: other copies are cleaned.
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

/** An erasure in progress. */
export interface Erasure {
  /** Id of the requesting event, and of the certificate. */
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

/** Results of an erasure's steps. */
export interface ErasureProgress {
  /** Ids of the customer and of all records merged into it. */
  readonly customerIds?: readonly string[];
  /** Log position when writing had stopped. */
  readonly quietAt?: string;
  /**
   * The streams with data of the person, including those of the customer records. Their names are the subjects of the
   * keys.
   */
  readonly streams?: readonly string[];
  /** Last position whose events are unreadable. */
  readonly through?: string;
  readonly secrets?: number;
  readonly masterKeyIds?: readonly string[];
  readonly unreadable?: UnreadableEvents;
  /** Position of the last event that records the erasure. */
  readonly toldAt?: string;
  /** Number of cleaned rows and lines, by place. */
  readonly cleaned?: Readonly<Record<string, number>>;
}

/** By event type: how many events became partly unreadable, and how many fields. */
export type UnreadableEvents = Readonly<Record<string, { readonly events: number; readonly fields: number }>>;
