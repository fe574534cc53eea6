// Loader hooks with which Node imports TypeScript and '@jest/globals'. Runs in Node's thread for loader hooks.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

const globals = new URL('./globals.mjs', import.meta.url).href;

export const resolve = (specifier, context, next) => {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
  // The condition `types` in package.json leads to the sources.
  if (specifier.startsWith('#')) return next(specifier, { ...context, conditions: ['types', ...context.conditions] });
  const source = sourceOf(specifier, context.parentURL);
  return source ? { url: source, format: 'module', shortCircuit: true } : next(specifier, context);
};

/** Resolves `./case.js` to `./case.ts` if that file exists. */
const sourceOf = (specifier, parent) => {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || parent.includes('/node_modules/')) return undefined;
  const url = new URL(specifier.replace(/js$/, 'ts'), parent);
  return existsSync(fileURLToPath(url)) ? url.href : undefined;
};

export const load = (url, context, next) => {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !pathname.endsWith('.ts')) return next(url, context);
  const source = compile(fileURLToPath(url));
  return { format: 'module', source, shortCircuit: true };
};
