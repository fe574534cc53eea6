import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = (name: string) => fileURLToPath(new URL(`../../scripts/${name}.mjs`, import.meta.url));

interface Entry {
  readonly [field: string]: unknown;
}

const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const plain: Entry = { version: '1.0.0', integrity, license: 'MIT' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'casefold-supply-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What the check says of a product that has these packages at run time and these in development. */
const faultsOf = (
  runtime: Readonly<Record<string, Entry>>,
  {
    development = {},
    allowScripts = {},
  }: { development?: Readonly<Record<string, Entry>>; allowScripts?: object } = {},
): { lines: string[]; status: number | null } => {
  const versions = (entries: object) => Object.fromEntries(Object.keys(entries).map((name) => [name, '1.0.0']));
  const product = {
    name: 'product',
    version: '1.0.0',
    dependencies: versions(runtime),
    devDependencies: versions(development),
  };
  const installed = [
    ...Object.entries(runtime),
    ...Object.entries(development).map(([name, entry]) => [name, { ...entry, dev: true }] as const),
  ].map(([name, entry]) => [`node_modules/${name}`, entry] as const);
  write('package.json', JSON.stringify({ ...product, allowScripts }));
  const packages = { '': product, ...Object.fromEntries(installed) };
  write('package-lock.json', JSON.stringify({ name: 'product', version: '1.0.0', lockfileVersion: 3, packages }));
  const { status, stdout } = spawnSync(process.execPath, [script('check-supply-chain'), folder], { encoding: 'utf8' });
  return { lines: stdout.split('\n').filter(Boolean), status };
};

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

const passed = { lines: [], status: 0 };
const failed = (...lines: string[]) => ({ lines, status: 1 });

describe('the check of the supply chain', () => {
  it('reports nothing for hashed, permissive packages without scripts', () => {
    expect(faultsOf({ a: plain, b: { ...plain, license: '(MIT OR GPL-3.0-only)' } })).toEqual(passed);
  });

  it('reports packages without a hash or with a weak one', () => {
    const found = faultsOf({ a: { ...plain, integrity: undefined }, b: { ...plain, integrity: 'sha1-x' } });
    expect(found.status).toBe(1);
    expect(found.lines).toContain('node_modules/a has no SHA-512 in the lock file');
    expect(found.lines).toContain('node_modules/b has no SHA-512 in the lock file');
  });

  it('reports packages from elsewhere than the public registry', () => {
    const resolved = 'https://packages.example.org/a/-/a-1.0.0.tgz';
    expect(faultsOf({ a: { ...plain, resolved } })).toEqual(failed(`node_modules/a comes from ${resolved}`));
  });

  it('names an install script that nobody decided on, also of what only development needs', () => {
    const development = { b: { ...plain, hasInstallScript: true } };
    expect(faultsOf({ a: plain }, { development })).toEqual(
      failed('b has an install script that allowScripts in package.json neither allows nor denies'),
    );
    expect(faultsOf({ a: plain }, { development, allowScripts: { b: false } })).toEqual(passed);
  });

  it('names a decision on a script that is not there any more', () => {
    expect(faultsOf({ a: plain }, { allowScripts: { a: true } })).toEqual(
      failed('allowScripts in package.json names a, which has no install script'),
    );
  });

  it.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'LGPL-2.1-only', 'MPL-2.0', '(MIT AND GPL-2.0-only)', 'SEE LICENSE'])(
    'names a runtime package under %s, and lets development have it',
    (license) => {
      expect(faultsOf({ a: { ...plain, license } })).toEqual(failed(`a@1.0.0 is licensed under ${license}`));
      expect(faultsOf({ a: plain }, { development: { b: { ...plain, license } } })).toEqual(passed);
    },
  );

  it('names a package that declares one licence and comes with the text of another', () => {
    write('node_modules/a/LICENSE.md', 'GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3');
    expect(faultsOf({ a: plain })).toEqual(failed('a@1.0.0 comes with a text of the GNU AFFERO GENERAL PUBLIC'));
  });
});

describe('the bill of materials', () => {
  it('holds every runtime package, those that development needs too, and nothing else', () => {
    const file = path.join(folder, 'bill.json');
    expect(spawnSync(process.execPath, [script('sbom'), file]).status).toBe(0);
    const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock;
    const runtime = Object.entries(packages)
      .filter(([at, { dev }]) => at !== '' && !dev)
      .map(([at, { name = at.replace(/^.*node_modules\//, ''), version }]) => `${name}@${version}`);
    const { components } = JSON.parse(readFileSync(file, 'utf8')) as {
      components: { name: string; version: string }[];
    };
    const held = components.map(({ name, version }) => `${name}@${version}`);
    expect(held.sort()).toEqual([...new Set(runtime)].sort());
    expect(held.filter((id) => /^(@nestjs\/core|graphql|rxjs)@/.test(id))).toHaveLength(3);
  });
});

interface Lock {
  readonly packages: Readonly<Record<string, { name?: string; version: string; dev?: boolean }>>;
}
