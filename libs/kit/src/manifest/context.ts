import type { Provider } from '@nestjs/common';
import type { AccessRules } from '#access';
import type { PersonalData } from '#erasure';
import type { Refusals } from '#kernel';
import type { LeasedWork } from '#leases';
import type { ComposeMessage, Process } from '#processes';
import type { Projection } from '#projections';
import type { ApiPart } from '../api/api-part.js';
import type { Slice } from '../api/slice.js';
import type { Needing } from '../needs.js';
import type { AnyStreamModel } from '../streams/stream-model.js';

/** Providers of one side of a context. Contexts that use this one can inject them. */
export interface Side {
  readonly providers?: readonly Provider[];
  /** Providers of ports that others declare: injected wherever the product asks for the port. */
  readonly ports?: readonly Provider[];
}

/**
 * A bounded context as the product has it: its streams, use cases and read models, and what it contributes to others
 * without their knowing it.
 */
export interface Context {
  /** `cases` */
  readonly name: string;
  /** Contexts whose readers and read models this one injects. */
  readonly uses?: readonly Context[];
  readonly streams: readonly AnyStreamModel[];
  readonly apis?: readonly ApiPart[];
  readonly slices?: readonly Slice[];
  readonly projections?: readonly Projection[];
  readonly processes?: readonly Process[];
  /** Who may do what with it; the operations of its slices and the types of its `apis` come by themselves. */
  readonly access: AccessRules;
  /** Why its commands may be refused: the codes of its `Refusal`, and what each means. */
  readonly refusals?: Refusals;
  /** A folder with a file per language, which says something about each of these codes. */
  readonly messages?: URL;
  /** What its handlers need beside its streams. */
  readonly write?: Side;
  /** Its resolvers, and what they need. */
  readonly read?: Side;
  /** What it stores of people, for erasures. */
  readonly personalData?: Needing<PersonalData>;
  /** Who writes the messages that its processes want sent, by their kind. */
  readonly composers?: Needing<Readonly<Record<string, ComposeMessage>>>;
  /** What one worker at a time does for it, beside its projections and processes. */
  readonly works?: readonly Needing<LeasedWork>[];
}
