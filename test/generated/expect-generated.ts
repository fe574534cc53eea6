import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * A generated file that is committed and reviewed: what is there must be what would be made now. `npm run generate` makes it
 * anew.
 */
export const expectGenerated = async (name: string, content: string): Promise<void> => {
  const file = path.join(root, name);
  if (process.env['CASEFOLD_GENERATE']) await writeFile(file, content);
  expect(await readFile(file, 'utf8').catch(() => `${name} is missing: run npm run generate`)).toBe(content);
};
