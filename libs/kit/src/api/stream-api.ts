import type { Provider, Type } from '@nestjs/common';
import type { CommandOutcome } from '#graphql';
import type { Command, CommandClass, DomainEvent } from '#kernel';
import { type Needing, needing, providerOf, type Token } from '../needs.js';
import { commandHandler, type Deciding, type HandlerOf, pureDecision } from '../streams/command-handler.js';
import type { StreamCommands } from '../streams/stream-commands.js';
import type { StreamModel } from '../streams/stream-model.js';
import type { StreamReader } from '../streams/stream-reader.js';
import { mutationName, type MutationParts, mutationResolver } from './mutation-resolver.js';
import { payloadResolver } from './payload-resolver.js';
import { type Conflict, payloadTypes } from './payload-types.js';
import { ShownStreams } from './shown-streams.js';
import type { ApiPart } from './api-part.js';
import type { Slice } from './slice.js';

export interface StreamApiParts<State, Event extends DomainEvent, View> {
  readonly streams: Pick<StreamModel<State, Event>, 'names' | 'shapes'>;
  /** The write side of the streams. */
  readonly commands: Type<StreamCommands<State, Event>>;
  readonly reader: Type<StreamReader<View, Event>>;
  /** GraphQL type of the object of a stream: `Case`. Its name in lower case names fields, ids and the resource of the policy. */
  readonly type: Type<object>;
  /** Converts a view to the GraphQL object. Default: the view itself. */
  readonly show?: Needing<(view: View) => object | Promise<object>>;
}

/** A use case: its command, its decision and its mutation. */
interface UseCase<C extends Command, State, Event extends DomainEvent, Needs extends readonly Token[]> {
  readonly command: CommandClass<C>;
  readonly decide: Deciding<C, State, Event, Needs>;
  /** Without it, only processes and other parts of the product can send the command. */
  readonly mutation?: MutationParts<C>;
}

/** A use case whose handler is written by hand. */
interface HandledUseCase<C extends Command> extends Pick<UseCase<C, never, never, []>, 'command' | 'mutation'> {
  readonly handler: Type<HandlerOf<C>>;
}

/** The API of one kind of stream: its payload types, and a mutation for each use case. */
export class StreamApi<State, Event extends DomainEvent, View> implements ApiPart {
  /** `case` for type `Case`. */
  readonly noun: string;
  readonly Payload: Type<CommandOutcome>;
  readonly Conflict: Type<Conflict>;
  readonly providers: readonly Provider[];

  constructor(readonly parts: StreamApiParts<State, Event, View>) {
    const { type, streams, commands, reader, show } = parts;
    this.noun = type.name[0].toLowerCase() + type.name.slice(1);
    const types = payloadTypes(type.name, this.noun);
    this.Payload = types.Payload;
    this.Conflict = types.Conflict;
    class ShownStreamsOfType extends ShownStreams<View> {}
    const shown = needing(
      [commands, reader, ...(show?.needs ?? [])] as const,
      (write: StreamCommands<State, Event>, read: StreamReader<View, Event>, ...needed: readonly unknown[]) =>
        new ShownStreamsOfType(streams.names, this.noun, write, read, show ? show.with(...needed) : asItIs),
    );
    this.providers = [
      providerOf(ShownStreamsOfType, shown),
      payloadResolver(type, this.noun, types, ShownStreamsOfType as Token<ShownStreams<unknown>>),
    ];
  }

  /** Creates the handler of a use case and its mutation. */
  slice<C extends Command, const Needs extends readonly Token[]>(
    useCase: UseCase<C, State, Event, Needs> | HandledUseCase<C>,
  ): Slice {
    const { command, mutation } = useCase;
    const handler =
      'handler' in useCase ? useCase.handler : commandHandler(command, this.parts.commands, useCase.decide);
    const decided = { command, handler, decide: 'handler' in useCase ? undefined : pureDecision(useCase.decide) };
    if (!mutation) return decided;
    const { names: streams } = this.parts.streams;
    const sent = { ...mutation, command, streams, idField: `${this.noun}Id`, payload: this.Payload };
    const { input, allow } = mutation;
    return { ...decided, mutation: { name: mutationName(sent), resolver: mutationResolver(sent), input, allow } };
  }

  get writeSide(): readonly Provider[] {
    return [this.parts.commands, this.parts.reader];
  }

  get type(): Type<object> {
    return this.parts.type;
  }

  /** The rules of conflicts are those of the object that they show. Payloads are open to everyone. */
  readonly access: ApiPart['access'] = ({ resource: kind, root: whole }) => ({
    types: {
      [`${this.type.name}Payload`]: { resource: 'answer', open: `${this.noun} conflict revision position userErrors` },
      [`${this.type.name}Conflict`]: {
        resource: kind,
        root: ({ shown }: Conflict) => whole?.(shown as never),
        open: 'expectedRevision revision',
      },
    },
  });
}

const asItIs = <View>(view: View): object => view as object;
