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

/** An intention addressed to one stream. */
export abstract class Command<Data extends object = object> {
  /** The imperative of what it wants: `EscalateCase`. Fingerprints and outboxes store it, so it never changes. */
  abstract readonly name: string;

  constructor(
    readonly stream: string,
    readonly data: Data,
    readonly context: CommandContext,
  ) {}
}

/** The class of a command, which knows the stored name of its commands. */
export type CommandClass<C extends Command> = (new (stream: string, data: C['data'], context: CommandContext) => C) & {
  readonly commandName: string;
};

/** The class of some command, whatever its data. */
export type AnyCommandClass = (new (stream: string, data: never, context: CommandContext) => Command) & {
  readonly commandName: string;
};

/**
 * The base of a command class, with the name that is stored of its commands. The name is written out, so that renaming the
 * class renames nothing that is stored.
 *
 *     export class EscalateCase extends commandNamed('EscalateCase')<{ readonly toTier: Tier }> {}
 */
export const commandNamed = <Name extends string>(commandName: Name) => {
  abstract class NamedCommand<Data extends object = object> extends Command<Data> {
    static readonly commandName: Name = commandName;

    get name(): Name {
      return commandName;
    }
  }
  return NamedCommand;
};
