import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const platformFile = (name: string): string => {
  const file = readdirSync('libs', { recursive: true, encoding: 'utf8' }).find((found) =>
    found.replaceAll('\\', '/').endsWith(`platform/src/${name}`),
  );
  return readFileSync(path.join('libs', file ?? name), 'utf8');
};

const names = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name]) => name);

it('every setting is documented, and every documented one is read', () => {
  const read = ['settings.ts', 'identity-provider.ts'].flatMap((file) =>
    names(platformFile(file), /^ {2}([A-Z][A-Z_]+): /gm),
  );
  expect(read).toContain('CASEFOLD_DATA_DIR');
  const documented = names(readFileSync('docs/settings.md', 'utf8'), /^\| `([A-Z_]+)`/gm);
  expect([...documented].sort()).toEqual([...new Set(read)].sort());
});

it('every tool is documented', () => {
  const commands = readdirSync('apps/cli/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.command.ts'))
    .flatMap((file) => names(readFileSync(path.join('apps/cli/src', file), 'utf8'), /new Command\('([\w-]+)'/g));
  expect(commands).toContain('replay');
  const tools = readFileSync('docs/tools.md', 'utf8');
  expect(commands.filter((name) => !new RegExp(`\\b${name}\\b`).test(tools))).toEqual([]);
});
