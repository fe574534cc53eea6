import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Expects that a committed, generated file is up to date. With `npm run generate`, writes it first.
 */
export const expectGenerated = async (name: string, content: string): Promise<void> => {
  const file = path.join(root, name);
  if (process.env['CASEFOLD_GENERATE']) await writeFile(file, content);
  expect(await readFile(file, 'utf8').catch(() => `${name} is missing: run npm run generate`)).toBe(content);
};
