import type { Instant } from './instant.js';
import type { Actor } from './actor.js';
import type { Origin } from './event.js';

/** What a decision may know beside its input: everything that would otherwise need a clock, a generator or a session. */
export interface CommandContext {
  /** The client's id for this write (a UUID); sending it again changes nothing. Minted by the server where the client sent none. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly correlationId: string;
  /** The event that made a process send this command. */
  readonly causationId?: string;
  /** `live` without it. */
  readonly origin?: Origin;
  /** The revision that the caller has seen. With it the command is decided on exactly that history, or refused. */
  readonly expectedRevision?: number;
}

/** An intention addressed to one stream. Its name is the imperative of what it wants: `EscalateCase`. */
export abstract class Command<Data extends object = object> {
  constructor(
    readonly stream: string,
    readonly data: Data,
    readonly context: CommandContext,
  ) {}

  get name(): string {
    return this.constructor.name;
  }
}
