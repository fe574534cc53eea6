import type { Instant } from './instant.js';
import type { Actor } from './actor.js';
import type { Origin } from './event.js';

/** What a decision gets beside its input: everything that would otherwise need a clock, a generator or a session. */
export interface CommandContext {
  /**
   * The client's id for this write (a UUID). Repeating it changes nothing. The server generates one if the client sent
   * none.
   */
  readonly commandId: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly correlationId: string;
  /** Id of the event that caused a process to send this command. */
  readonly causationId?: string;
  /** Default: `live`. */
  readonly origin?: Origin;
  /** Revision that the caller has seen. If the stream is at another revision, the command is refused. */
  readonly expectedRevision?: number;
}

/** A request to change one stream. */
export abstract class Command<Data extends object = object> {
  /** Name in the imperative: `EscalateCase`. Stored in fingerprints and outboxes, so it must never change. */
  abstract readonly name: string;

  constructor(
    readonly stream: string,
    readonly data: Data,
    readonly context: CommandContext,
  ) {}
}

/** A command class with the stored name of its commands. */
export type CommandClass<C extends Command> = (new (stream: string, data: C['data'], context: CommandContext) => C) & {
  readonly commandName: string;
};

/** Any command class, whatever its data. */
export type AnyCommandClass = (new (stream: string, data: never, context: CommandContext) => Command) & {
  readonly commandName: string;
};

/**
 * Base class for a command with the given stored name. The name is written out so that renaming the class does not
 * change stored data.
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
