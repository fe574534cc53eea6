import * as cases from '#cases';
import * as customers from '#customers';
import { Command, type CommandContext } from '#kernel';
import type { RecordedCommand } from './fixture.js';

type CommandClass = new (stream: string, data: object, context: CommandContext) => Command;

const isCommandClass = (exported: unknown): exported is CommandClass =>
  typeof exported === 'function' && exported.prototype instanceof Command;

const classes = Object.values<unknown>({ ...cases, ...customers }).filter(isCommandClass);

/** The command that had this name when it was recorded, by whatever class it is made now. @throws Error where there is none */
export const commandOf = ({ name, stream, data, context }: Omit<RecordedCommand, 'revision' | 'position'>): Command => {
  const command = classes.map((type) => new type(stream, data, context)).find((made) => made.name === name);
  if (!command) throw new Error(`There is no command ${name} any more`);
  return command;
};
