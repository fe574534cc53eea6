import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findSecrets } from './find-secrets.js';
import type { SecretKind } from './secret.js';

interface Entry {
  readonly text: string;
  readonly secret: boolean;
  readonly kind: SecretKind | null;
}

const folder = new URL('./testset/', import.meta.url);

const entriesOf = (name: string): readonly Entry[] =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Entry[];

/** How many of the secrets are found, and how many of the finds are secrets. */
const measured = (entries: readonly Entry[]) => {
  const found = entries.filter(({ text }) => findSecrets(text).length > 0);
  const secrets = entries.filter(({ secret }) => secret);
  const right = found.filter(({ secret }) => secret);
  const named = right.filter(({ text, kind }) => findSecrets(text).some((secret) => secret.kind === kind));
  return {
    secrets: secrets.length,
    harmless: entries.length - secrets.length,
    recall: right.length / secrets.length,
    precision: right.length / found.length,
    kindRight: named.length / right.length,
  };
};

describe('the test set, written by someone who had not seen the detector', () => {
  it.each(['development.json', 'held-out.json', 'fresh.json', 'third-open.json'])('is told apart: %s', (name) => {
    const figures = measured(entriesOf(name));
    process.stdout.write(`${name}: ${JSON.stringify(figures)}\n`);
    expect(figures.secrets + figures.harmless).toBeGreaterThan(150);
    expect(figures.recall).toBeGreaterThanOrEqual(0.97);
    expect(figures.precision).toBeGreaterThanOrEqual(0.97);
  });
});
