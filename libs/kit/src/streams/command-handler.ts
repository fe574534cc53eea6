import type { Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { type Command, type CommandClass, type Decide, type DomainEvent, Refusal, type StreamRead } from '#kernel';
import type { Injected, Token } from '../needs.js';
import { madeClass } from '../made-class.js';
import type { StreamCommands } from './stream-commands.js';

/** A decision, and what it is based on beside the command and its stream. The basis is recorded with the events. */
export interface Decision<C extends Command, State, Event extends DomainEvent> {
  readonly decide: Decide<C, State, Event>;
  /** Version of the published policy that the decision applies. */
  readonly policyVersion?: string;
  /** Revisions of other streams whose facts the decision uses. */
  readonly reads?: readonly StreamRead[];
}

/** A decision that needs something fetched first: a number, a policy, a fact of another stream. */
export interface Prepared<C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]> {
  readonly needs: Needs;
  readonly with: (
    command: C,
    ...needs: Injected<Needs>
  ) => Decision<C, State, Event> | Promise<Decision<C, State, Event>>;
}

/** How a command is decided: by a pure function, or by one that needs something fetched first. */
export type Deciding<C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]> =
  Decide<C, State, Event> | Prepared<C, State, Event, Needs>;

/** A handler of the command bus. */
export interface HandlerOf<C extends Command> {
  execute(command: C): Promise<CommandResult>;
}

/** Returns the pure decision function; undefined if it has needs. */
export const pureDecision = <C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]>(
  deciding: Deciding<C, State, Event, Needs>,
): Decide<C, State, Event> | undefined => {
  if (typeof deciding === 'function') return deciding;
  if (deciding.needs.length > 0) return undefined;
  // Without needs, `with` returns the decision synchronously.
  const decisionOn = deciding.with as unknown as (command: C) => Decision<C, State, Event>;
  return (command, state) => decisionOn(command).decide(command, state);
};

/**
 * Creates the `@nestjs/cqrs` handler of a command, which fetches what the decision needs and delegates to the write side of
 * the stream. A refusal while fetching is thrown only in `decide`, so that the repeat of an accepted command still returns
 * its first result.
 */
export const commandHandler = <C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]>(
  command: CommandClass<C>,
  commands: Type<StreamCommands<State, Event>>,
  deciding: Deciding<C, State, Event, Needs>,
): Type<HandlerOf<C>> => {
  const { needs, with: prepare }: Prepared<C, State, Event, Needs> =
    typeof deciding === 'function' ? { needs: [] as never, with: () => ({ decide: deciding }) } : deciding;

  @CommandHandler(command)
  class HandlerOfCommand implements HandlerOf<C> {
    private readonly needed: Injected<Needs>;

    constructor(
      private readonly stream: StreamCommands<State, Event>,
      ...needed: readonly unknown[]
    ) {
      this.needed = needed as Injected<Needs>;
    }

    async execute(sent: C): Promise<CommandResult> {
      const { decide, ...basis } = await this.prepared(sent).catch(refusing);
      return this.stream.execute(sent, decide, basis);
    }

    private async prepared(sent: C): Promise<Decision<C, State, Event>> {
      return prepare(sent, ...this.needed);
    }
  }
  return madeClass(HandlerOfCommand, `${command.commandName}Handler`, [commands, ...needs]);
};

/** Turns a refusal into a decision that throws it. @throws every other error */
const refusing = (error: unknown): Decision<Command, unknown, never> => {
  if (!(error instanceof Refusal)) throw error;
  const decide = (): never => {
    throw error;
  };
  return { decide };
};
