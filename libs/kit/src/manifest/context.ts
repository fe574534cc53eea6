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
  /** Providers of ports that other parts declare. They are available everywhere in the product. */
  readonly ports?: readonly Provider[];
}

/**
 * A bounded context: its streams, use cases and read models, and what it contributes to other parts of the product without
 * their depending on it.
 */
export interface Context {
  /** Name of the context: `cases`. */
  readonly name: string;
  /** Contexts whose readers and read models this context injects. */
  readonly uses?: readonly Context[];
  readonly streams: readonly AnyStreamModel[];
  readonly apis?: readonly ApiPart[];
  readonly slices?: readonly Slice[];
  readonly projections?: readonly Projection[];
  readonly processes?: readonly Process[];
  /** Access rules of its types and operations. Those of its slices and `apis` are added. */
  readonly access: AccessRules;
  /** Codes and meanings of its refusals. */
  readonly refusals?: Refusals;
  /** Folder with one file per language that has a message for each refusal code. */
  readonly messages?: URL;
  /** Providers that its handlers need beside its streams. */
  readonly write?: Side;
  /** Its resolvers and the providers that they need. */
  readonly read?: Side;
  /** Where it stores personal data, for erasures. */
  readonly personalData?: Needing<PersonalData>;
  /** Functions that compose the messages of its processes, by kind of message. */
  readonly composers?: Needing<Readonly<Record<string, ComposeMessage>>>;
  /** Background work that one worker at a time does, beside projections and processes. */
  readonly works?: readonly Needing<LeasedWork>[];
}
