import { Global, Module, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApiPartsModule } from '#graphql';
import type { Context, Side } from './context.js';

const commandsModules = new WeakMap<Context, Type>();
const apiModules = new WeakMap<Context, Type>();
const ports = { write: new WeakMap<Context, Type>(), read: new WeakMap<Context, Type>() };

/** Returns the module of the write side of a context, which makes its commands available on Nest's `CommandBus`. Needs the platform. */
export const commandsModule = (context: Context): Type => {
  const { apis = [], slices = [], uses = [], write = {} } = context;
  return once(commandsModules, context, () => {
    const shared = [...apis.flatMap(({ writeSide = [] }) => writeSide), ...(write.providers ?? [])];
    return moduleOf(`${context.name}Commands`, {
      imports: [CqrsModule, ...uses.map(commandsModule)],
      providers: [...slices.map(({ handler }) => handler), ...shared],
      exports: [CqrsModule, ...shared],
    });
  });
};

/** Returns the module of the API of a context. Needs the platform, too. */
export const apiModule = (context: Context): Type => {
  const { apis = [], slices = [], uses = [], read = {} } = context;
  return once(apiModules, context, () =>
    moduleOf(`${context.name}Api`, {
      imports: [ApiPartsModule, commandsModule(context), ...uses.map(apiModule)],
      providers: [
        ...slices.flatMap(({ mutation }) => mutation?.resolver ?? []),
        ...apis.flatMap(({ providers }) => providers),
        ...(read.providers ?? []),
      ],
      exports: [...(read.providers ?? [])],
    }),
  );
};

/** Returns a global module with the ports that one side of a context provides; empty if it provides none. */
export const portModules = (context: Context, side: 'write' | 'read'): readonly Type[] => {
  const { ports: provided = [] }: Side = context[side] ?? {};
  if (provided.length === 0) return [];
  const module = once(ports[side], context, () => {
    const own = side === 'write' ? commandsModule(context) : apiModule(context);
    const made = moduleOf(`${context.name}Ports`, { imports: [own], providers: [...provided], exports: [...provided] });
    Global()(made);
    return made;
  });
  return [module];
};

const once = (known: WeakMap<Context, Type>, context: Context, make: () => Type): Type => {
  const module = known.get(context) ?? make();
  known.set(context, module);
  return module;
};

const moduleOf = (name: string, metadata: Parameters<typeof Module>[0]): Type => {
  class MadeModule {}
  Module(metadata)(MadeModule);
  return Object.defineProperty(MadeModule, 'name', { value: name });
};
