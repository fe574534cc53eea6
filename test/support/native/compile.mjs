// Compiles a TypeScript file as it is imported, and keeps the result until the file is another.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** What @swc/jest is given, too. */
export const compilerOptions = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

const options = { ...compilerOptions, sourceMaps: true };

const { version } = require('@swc/core/package.json');
const folder = fileURLToPath(new URL('../../../dist/test-modules/', import.meta.url));
mkdirSync(folder, { recursive: true });

/**
 * Returns the JavaScript of a TypeScript file.
 * @param {string} file its absolute path
 */
export const compile = (file) => {
  const source = readFileSync(file, 'utf8');
  const kept = keptAt(file, source);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  // Loaded only where something has changed.
  const { code, map } = require('@swc/core').transformSync(source, {
    ...options,
    filename: file,
    sourceFileName: pathToFileURL(file).href,
  });
  // The map first: whoever finds the code relies on it.
  keep(mapOf(kept), map);
  keep(kept, code);
  return code;
};

/** The file that has the source map of a compiled file. */
export const sourceMapOf = (file) => mapOf(keptAt(file, readFileSync(file, 'utf8')));

const keptAt = (file, source) => {
  const key = JSON.stringify([version, options, file, source]);
  return path.join(folder, `${createHash('sha256').update(key).digest('hex')}.js`);
};

const mapOf = (kept) => `${kept}.map`;

/** Workers compile the same file at the same time: each must find all of it or nothing. */
const keep = (file, content) => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
};
