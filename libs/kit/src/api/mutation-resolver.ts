import type { Type } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { streamFor } from '#command-processing';
import { Caller, checkedFields, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import type { Command, CommandClass, Role, StreamNames } from '#kernel';
import { madeClass } from '../made-class.js';

/** How the API offers a command. */
export type MutationParts<C extends Command> = Offer & (SameFields<C> | OtherFields<C>);

interface Offer {
  /** Roles that may call the mutation. Integrations also need its name in the scope of their token. */
  readonly allow: readonly Role[];
  readonly description: string;
  /** Name of the mutation. Default: that of the command, `escalateCase`. */
  readonly name?: string;
  /**
   * Whether the command creates its stream. The id of the stream comes from the input, and stays part of the command data;
   * without one it derives from the command id, so that a repeat finds the same stream.
   */
  readonly creates?: true;
}

interface SameFields<C extends Command> {
  /**
   * Input class with validators. Its fields are those of the command data, plus the id of the stream (`caseId`) unless the
   * command creates it.
   */
  readonly input: Type<C['data'] & Pick<Sending, 'commandId'>>;
  readonly dataOf?: undefined;
}

interface OtherFields<C extends Command> {
  readonly input: Type<object>;
  /** Computes the command data from the input, if the fields are not the same. */
  readonly dataOf: (input: never) => C['data'];
}

interface SentBy<C extends Command> {
  readonly command: CommandClass<C>;
  readonly streams: StreamNames;
  /** Input field with the id of the stream: `caseId`. */
  readonly idField: string;
  readonly payload: Type<CommandOutcome>;
}

type Sent<C extends Command> = MutationParts<C> & SentBy<C>;

type Input = Sending & { readonly [field: string]: unknown };

/** Returns the name of the mutation that sends a command: `escalateCase`. */
export const mutationName = ({ command, name }: Pick<Sent<Command>, 'command' | 'name'>): string =>
  name ?? command.commandName[0].toLowerCase() + command.commandName.slice(1);

/**
 * Creates the resolver of the mutation that sends a command.
 * @throws Error if the input has no field for the id of the stream
 */
export const mutationResolver = <C extends Command>(sent: Sent<C>): Type<object> => {
  const operation = mutationName(sent);
  if (!sent.creates && !checkedFields(sent.input).includes(sent.idField)) {
    throw new Error(
      `${sent.input.name} has no field ${sent.idField} with validators, so that ${operation} cannot find its stream`,
    );
  }

  @Resolver()
  class ResolverOfCommand {
    constructor(private readonly sender: CommandSender) {}

    @Mutation(() => sent.payload, { description: sent.description })
    [operation](
      @Args('input', {
        type: () => sent.input,
        description: 'Data of the command, its id, and the revision that it is based on.',
      })
      input: Input,
      @Caller() caller: Caller,
    ): Promise<CommandOutcome> {
      const { streamOf, data } = addressed(sent, input);
      return this.sender.send(sent.command, streamOf, data as Sending & C['data'], caller);
    }
  }
  // The compiler emits the declared type, an interface. InputPipe needs the input class, or it would not validate anything.
  Reflect.defineMetadata('design:paramtypes', [sent.input, Object], ResolverOfCommand.prototype, operation);
  return madeClass(ResolverOfCommand, `${sent.command.commandName}Resolver`, [CommandSender]);
};

const addressed = <C extends Command>({ streams, idField, creates, dataOf }: Sent<C>, input: Input) => {
  const { [idField]: id, ...rest } = input;
  const streamOf = (commandId: string): string =>
    creates && typeof id !== 'string' ? streamFor(streams.category, commandId) : streams.streamOf(id as string);
  const data = creates ? input : rest;
  return { streamOf, data: dataOf ? sending(input, dataOf) : data };
};

const sending = ({ commandId, expectedRevision, ...input }: Input, dataOf: (input: never) => object): object => ({
  commandId,
  expectedRevision,
  ...dataOf(input as never),
});
