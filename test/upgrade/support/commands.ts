import * as cases from '#cases';
import * as customers from '#customers';
import { Command, type CommandContext } from '#kernel';
import type { RecordedCommand } from './fixture.js';

type CommandClass = new (stream: string, data: object, context: CommandContext) => Command;

const isCommandClass = (exported: unknown): exported is CommandClass =>
  typeof exported === 'function' && exported.prototype instanceof Command;

const classes = Object.values<unknown>({ ...cases, ...customers }).filter(isCommandClass);

/** Builds a recorded command with the present class of that name. @throws Error if there is none. */
export const commandOf = ({ name, stream, data, context }: Omit<RecordedCommand, 'revision' | 'position'>): Command => {
  const command = classes.map((type) => new type(stream, data, context)).find((made) => made.name === name);
  if (!command) throw new Error(`There is no command ${name} any more`);
  return command;
};
