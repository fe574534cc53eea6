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

/** What follows from a list of contexts: everything that programs, tools and tests ask of them. */
export class Product {
  readonly projections: readonly Projection[];
  readonly processes: readonly Process[];
  /** Every command that has a handler. */
  readonly commands: readonly AnyCommandClass[];
  readonly accessRules: readonly AccessRules[];
  /** Every event that is stored, by category and name. */
  readonly shapes: LogShapes;

  /**
   * @throws Error where two contexts give the same name to an event of one category, or anyone the same to two commands,
   * mutations, read models or processes; and where a context shows a type without access rules.
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

  /** Reads what any context has stored in the log, for whoever follows all of it. */
  codec(keys: SubjectKeys): LogCodec {
    return new LogCodec(this.shapes, keys);
  }

  /** What the contexts store of people, as providers of one array under the token. */
  personalData(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ personalData = [] }) => personalData),
    );
  }

  /** Who writes the messages of the contexts' processes, as providers of one array under the token. */
  messageComposers(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ composers = [] }) => composers),
    );
  }

  /** What one worker at a time does for the contexts, as providers of one array under the token. */
  works(token: symbol): Provider[] {
    return contributed(
      token,
      this.contexts.flatMap(({ works = [] }) => works),
    );
  }

  /** The write sides of all contexts, with the ports they provide to one another. */
  get commandsModules(): Type[] {
    return this.contexts.flatMap((context) => [commandsModule(context), ...portModules(context, 'write')]);
  }

  /** All contexts as the API has them, with the ports they provide to one another. */
  get apiModules(): Type[] {
    return this.contexts.flatMap((context) => [
      apiModule(context),
      ...portModules(context, 'write'),
      ...portModules(context, 'read'),
    ]);
  }
}

/** What several contexts contribute, as one injectable array. */
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
