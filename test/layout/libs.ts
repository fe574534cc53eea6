import { readFileSync } from 'node:fs';
import { productFiles } from './product-files.js';

/** From the top down: a group imports from those below it. `host` stands beside everything above the engine. */
export const groups = [
  'apps',
  'product',
  'analysis',
  'contexts',
  'kit',
  'api',
  'trust',
  'host',
  'engine',
  'core',
] as const;

export interface Lib {
  readonly group: string;
  /** `codec`; that of the group where the group is one lib. */
  readonly name: string;
  /** Names of the libs that it imports, each once, sorted. */
  readonly imports: readonly string[];
}

const placeOf = (file: string): Pick<Lib, 'group' | 'name'> => {
  const [top, group, name] = file.split('/');
  if (top === 'apps') return { group: 'apps', name: group };
  return name === 'src' ? { group, name: group } : { group, name };
};

const importedFrom = /from '#([a-z-]+)(?:\/events)?'/g;

/** Returns all libs and apps with their imports. */
export const productLibs = (): readonly Lib[] => {
  const libs = new Map<string, { group: string; name: string; imports: Set<string> }>();
  for (const file of productFiles()) {
    const { group, name } = placeOf(file);
    const lib = libs.get(`${group}/${name}`) ?? { group, name, imports: new Set<string>() };
    libs.set(`${group}/${name}`, lib);
    for (const [, imported] of readFileSync(file, 'utf8').matchAll(importedFrom)) lib.imports.add(imported);
  }
  return [...libs.values()].map(({ imports, ...lib }) => ({ ...lib, imports: [...imports].sort() }));
};
