// Compiles TypeScript files when they are imported, and caches the result until the file changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** Options of the compiler, also used for @swc/jest. */
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
 * @param {string} file absolute path
 */
export const compile = (file) => {
  const source = readFileSync(file, 'utf8');
  const kept = keptAt(file, source);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  // The compiler is loaded only if a file has changed.
  const { code, map } = require('@swc/core').transformSync(source, {
    ...options,
    filename: file,
    sourceFileName: pathToFileURL(file).href,
  });
  // The source map is written first, because other workers expect it when they find the code.
  keep(mapOf(kept), map);
  keep(kept, code);
  return code;
};

/** Returns the path of the source map of a compiled file. */
export const sourceMapOf = (file) => mapOf(keptAt(file, readFileSync(file, 'utf8')));

const keptAt = (file, source) => {
  const key = JSON.stringify([version, options, file, source]);
  return path.join(folder, `${createHash('sha256').update(key).digest('hex')}.js`);
};

const mapOf = (kept) => `${kept}.map`;

/** Writes a file atomically, since workers may compile the same file at the same time. */
const keep = (file, content) => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
};
