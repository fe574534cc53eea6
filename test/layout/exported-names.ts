import { readFileSync } from 'node:fs';
import { productFiles } from './product-files.js';

const declaration = /^export (?:abstract )?(?:async )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;

/** Returns every exported name of the product, with the files that declare it. */
export const exportedNames = (): ReadonlyMap<string, readonly string[]> => {
  const declared = new Map<string, string[]>();
  for (const file of productFiles()) {
    const names = new Set([...readFileSync(file, 'utf8').matchAll(declaration)].map(([, name]) => name));
    for (const name of names) declared.set(name, [...(declared.get(name) ?? []), file]);
  }
  return declared;
};
