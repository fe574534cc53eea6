import type { Type } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { streamFor } from '#command-processing';
import { Caller, checkedFields, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import type { Command, CommandClass, Role, StreamNames } from '#kernel';
import { madeClass } from '../made-class.js';

/** How a command is sent through the API. */
export type MutationParts<C extends Command> = Offer & (SameFields<C> | OtherFields<C>);

interface Offer {
  /** The roles that may call it. Integrations need it in the scope of their token, too. */
  readonly allow: readonly Role[];
  readonly description: string;
  /** The name of the mutation; that of the command, `escalateCase`, without it. */
  readonly name?: string;
  /**
   * Whether the command makes its stream: under the id that the input gives, which stays a part of the command, or under
   * one that derives from the command's id, so that a repeat meets the same stream.
   */
  readonly creates?: true;
}

interface SameFields<C extends Command> {
  /**
   * The class of its input, with validators. Its fields are those of the command and, for one that finds its stream there,
   * the id: `caseId`.
   */
  readonly input: Type<C['data'] & Pick<Sending, 'commandId'>>;
  readonly dataOf?: undefined;
}

interface OtherFields<C extends Command> {
  readonly input: Type<object>;
  /** The data of the command, where they are not the fields of the input by the same names. */
  readonly dataOf: (input: never) => C['data'];
}

interface SentBy<C extends Command> {
  readonly command: CommandClass<C>;
  readonly streams: StreamNames;
  /** The field of the input that names the stream: `caseId`. */
  readonly idField: string;
  readonly payload: Type<CommandOutcome>;
}

type Sent<C extends Command> = MutationParts<C> & SentBy<C>;

type Input = Sending & { readonly [field: string]: unknown };

/** The name of the mutation that sends a command: `escalateCase`. */
export const mutationName = ({ command, name }: Pick<Sent<Command>, 'command' | 'name'>): string =>
  name ?? command.commandName[0].toLowerCase() + command.commandName.slice(1);

/**
 * The code-first resolver of the mutation that sends a command.
 * @throws Error where nothing in its input names the stream.
 */
export const mutationResolver = <C extends Command>(sent: Sent<C>): Type<object> => {
  const operation = mutationName(sent);
  if (!sent.creates && !checkedFields(sent.input).includes(sent.idField)) {
    throw new Error(
      `${sent.input.name} has no field ${sent.idField} with validators: nothing tells the stream of ${operation}`,
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
  // The compiler writes down the declared type, of which nothing is known at run time: unpinned, inputs would pass unchecked.
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
