import type { Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { type Command, type CommandClass, type Decide, type DomainEvent, Refusal, type StreamRead } from '#kernel';
import type { Injected, Token } from '../needs.js';
import { madeClass } from '../made-class.js';
import type { StreamCommands } from './stream-commands.js';

/** A decision, and what it rests on beside the command and its stream: it is recorded with the events. */
export interface Decision<C extends Command, State, Event extends DomainEvent> {
  readonly decide: Decide<C, State, Event>;
  /** The published policy that decides. */
  readonly policyVersion?: string;
  /** The facts of other streams. */
  readonly reads?: readonly StreamRead[];
}

/** A decision for which something is fetched first: a number, a policy, the fact of another stream. */
export interface Prepared<C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]> {
  readonly needs: Needs;
  readonly with: (
    command: C,
    ...needs: Injected<Needs>
  ) => Decision<C, State, Event> | Promise<Decision<C, State, Event>>;
}

/** How a command is decided: by a pure function at once, or by one for which something is fetched first. */
export type Deciding<C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]> =
  Decide<C, State, Event> | Prepared<C, State, Event, Needs>;

/** What the command bus sends commands of one class to. */
export interface HandlerOf<C extends Command> {
  execute(command: C): Promise<CommandResult>;
}

/** The decision itself, as far as it needs nothing but the command and its stream. */
export const pureDecision = <C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]>(
  deciding: Deciding<C, State, Event, Needs>,
): Decide<C, State, Event> | undefined => {
  if (typeof deciding === 'function') return deciding;
  if (deciding.needs.length > 0) return undefined;
  // Where nothing is needed, nothing is waited for.
  const decisionOn = deciding.with as unknown as (command: C) => Decision<C, State, Event>;
  return (command, state) => decisionOn(command).decide(command, state);
};

/**
 * The `@nestjs/cqrs` handler of a command: fetches what the decision needs, and delegates to the stream's write side. What is
 * refused while fetching is refused when it comes to deciding: the repeat of a command that was accepted is not decided again.
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

/** @throws what is no refusal. */
const refusing = (error: unknown): Decision<Command, unknown, never> => {
  if (!(error instanceof Refusal)) throw error;
  const decide = (): never => {
    throw error;
  };
  return { decide };
};
