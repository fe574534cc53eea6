import { readFileSync } from 'node:fs';
import { productFiles } from './product-files.js';

const declaration = /^export (?:abstract )?(?:async )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;

/** Every name that a file of the product declares and exports, with those files. */
export const exportedNames = (): ReadonlyMap<string, readonly string[]> => {
  const declared = new Map<string, string[]>();
  for (const file of productFiles()) {
    const names = new Set([...readFileSync(file, 'utf8').matchAll(declaration)].map(([, name]) => name));
    for (const name of names) declared.set(name, [...(declared.get(name) ?? []), file]);
  }
  return declared;
};
