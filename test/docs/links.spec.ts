import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documents, proseOf } from './support/documents.js';

/** Returns the anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (file: string): readonly string[] =>
  [...proseOf({ file, text: readFileSync(file, 'utf8') }).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    anchorOf(heading),
  );

const isBroken = (from: string, link: string): boolean => {
  const [target, anchor] = link.split('#');
  const file = target === '' ? from : path.join(path.dirname(from), target);
  if (!existsSync(file)) return true;
  return anchor !== undefined && statSync(file).isFile() && !anchorsOf(file).includes(anchor);
};

const brokenLinks = documents.flatMap((document) =>
  [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^https?:/.test(link) && isBroken(document.file, link))
    .map((link) => `${document.file}: ${link}`),
);

const specs = ['apps', 'libs', 'test', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => path.basename(file, '.spec.ts'));

describe('the documents', () => {
  it('link only to files and headings that exist', () => {
    expect(brokenLinks).toEqual([]);
  });

  it('name only specs that exist', () => {
    const named = documents.flatMap(({ file, text }) =>
      [...text.matchAll(/`([\w.-]+)\.spec\.ts`/g)].map(([, name]) => ({ file, name })),
    );
    expect(named.filter(({ name }) => !specs.includes(name))).toEqual([]);
  });

  it('are all reached from the index', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    const pages = documents
      .map(({ file }) => file)
      .filter((file) => file.startsWith('docs/') && !/^docs\/(README\.md$|adr\/0)/.test(file));
    expect(pages.filter((file) => !index.includes(`(${path.relative('docs', file)})`))).toEqual([]);
  });

  it('list every decision', () => {
    const index = readFileSync('docs/adr/README.md', 'utf8');
    expect(readdirSync('docs/adr').filter((file) => file !== 'README.md' && !index.includes(`(${file})`))).toEqual([]);
  });
});

describe('the README', () => {
  it('is short', () => {
    expect(readFileSync('README.md', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });
});
