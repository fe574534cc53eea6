import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyCommandClass } from '#kernel';
import { product } from '#product';
import { AllotCaseNumbers } from '../../libs/contexts/cases/src/case/numbers/number-blocks.js';

/** Commands that no handler takes from the bus, and whose names are stored all the same. */
const unhandled: readonly AnyCommandClass[] = [AllotCaseNumbers];

/** The stored name of every command that the present code sends. */
export const commandNames = (): readonly string[] => {
  const sent = product.processes.flatMap(({ commands }) => commands);
  const names = [...product.commands, ...sent, ...unhandled].map(({ commandName }) => commandName);
  return [...new Set(names)].sort();
};

const namedCommand = /\bcommandNamed\('(\w+)'\)/g;

/** The name of every command that stands in the sources, specs and what they need apart. */
export const writtenNames = (): readonly string[] => {
  const sources = ['apps', 'libs']
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .filter(({ parentPath }) => !parentPath.split(path.sep).includes('testing'));
  const names = sources.flatMap(({ parentPath, name }) => namesIn(readFileSync(path.join(parentPath, name), 'utf8')));
  return [...new Set(names)].sort();
};

/** Those of examples in comments apart. */
const namesIn = (source: string): readonly string[] =>
  [...source.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(namedCommand)].map(([, name]) => name);
