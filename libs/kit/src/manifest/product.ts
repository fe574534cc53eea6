import type { Provider, Type } from '@nestjs/common';
import type { AccessRules } from '#access';
import { LogCodec, type LogShapes, logShapes, type StoredStreams } from '#codec';
import { addMessages, describeRefusals } from '#graphql';
import type { AnyCommandClass } from '#kernel';
import type { SubjectKeys } from '#encryption';
import type { Process } from '#processes';
import type { Projection } from '#projections';
import { type Needing, providerOf } from '../needs.js';
import { contextAccess } from './context-access.js';
import { apiModule, commandsModule, portModules } from './context-modules.js';
import type { AnyStreamModel } from '../streams/stream-model.js';
import type { Context } from './context.js';

/** The product as a list of contexts, with everything that derives from them. */
export class Product {
  readonly projections: readonly Projection[];
  readonly processes: readonly Process[];
  /** All commands that have a handler. */
  readonly commands: readonly AnyCommandClass[];
  readonly accessRules: readonly AccessRules[];
  /** Shapes of all stored events, by category and name. */
  readonly shapes: LogShapes;

  /**
   * @throws Error if two events of a category, two commands, mutations, read models or processes have the same name, or if
   * a context shows a type without access rules
   */
  constructor(readonly contexts: readonly Context[]) {
    this.projections = contexts.flatMap(({ projections = [] }) => projections);
    this.processes = contexts.flatMap(({ processes = [] }) => processes);
    this.commands = contexts.flatMap(({ slices = [] }) => slices.map(({ command }) => command));
    this.accessRules = contexts.flatMap(contextAccess);
    assertOnce(
      'commands',
      this.commands.map(({ commandName }) => commandName),
    );
    assertOnce(
      'mutations',
      contexts.flatMap(({ slices = [] }) => slices.flatMap(({ mutation }) => mutation?.name ?? [])),
    );
    assertOnce(
      'read models',
      this.projections.map(({ name }) => name),
    );
    assertOnce(
      'processes',
      this.processes.map(({ name }) => name),
    );
    for (const { messages, refusals = {} } of contexts) {
      if (messages) addMessages(messages);
      describeRefusals(refusals);
    }
    this.shapes = logShapes(contexts.flatMap(({ streams }) => streams.map(storedStreams)));
  }

  /** Returns a codec for the events of all contexts. */
  codec(keys: SubjectKeys): LogCodec {
    return new LogCodec(this.shapes, keys);
  }

  /** Returns providers of the personal data of all contexts, as one array under the token. */
  personalData(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ personalData = [] }) => personalData),
    );
  }

  /** Returns providers of the message composers of all contexts, as one array under the token. */
  messageComposers(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ composers = [] }) => composers),
    );
  }

  /** Returns providers of the background work of all contexts, as one array under the token. */
  works(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ works = [] }) => works),
    );
  }

  /** Modules of the write sides of all contexts, with their ports. */
  get commandsModules(): Type[] {
    return this.contexts.flatMap((context) => [commandsModule(context), ...portModules(context, 'write')]);
  }

  /** Modules of the APIs of all contexts, with their ports. */
  get apiModules(): Type[] {
    return this.contexts.flatMap((context) => [
      apiModule(context),
      ...portModules(context, 'write'),
      ...portModules(context, 'read'),
    ]);
  }
}

/** Returns providers that make the parts of several contexts injectable as one array. */
const contributed = <Part>(token: symbol, parts: readonly Needing<Part>[]): Provider[] => {
  const places = parts.map((_, index) => Symbol(`${token.description} ${index}`));
  return [
    ...parts.map((part, index) => providerOf(places[index], part)),
    { provide: token, inject: places, useFactory: (...made: readonly Part[]) => made },
  ];
};

const storedStreams = ({ names: { category }, shapes }: AnyStreamModel): StoredStreams => ({ category, shapes });

const assertOnce = (what: string, names: readonly string[]): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two ${what} are named ${twice}`);
};
