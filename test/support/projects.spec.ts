import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

interface JestConfig {
  readonly projects: readonly { readonly displayName: string; readonly testRegex: readonly string[] }[];
}

const { default: config } = (await import(path.resolve('jest.config.mjs'))) as { default: JestConfig };

const specs = ['apps', 'libs', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => path.join(folder, name)),
);

const kindsOf = (spec: string): readonly string[] =>
  config.projects
    .filter(({ testRegex }) => testRegex.some((regex) => new RegExp(regex).test(path.resolve(spec))))
    .map(({ displayName }) => displayName);

it('has every spec in exactly one project of Jest', () => {
  expect(specs.length).toBeGreaterThan(200);
  const astray = specs.map((spec) => [spec, ...kindsOf(spec)]).filter(({ length }) => length !== 2);
  expect(astray).toEqual([]);
});
