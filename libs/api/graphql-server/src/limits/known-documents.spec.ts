import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { KnownDocuments } from './known-documents.js';

const document = (characters: number) => parse(`{ a # ${'x'.repeat(characters - 8)}\n}`);

it('keeps documents up to a total length, and drops the least recently used ones', async () => {
  const documents = new KnownDocuments();
  for (const key of ['a', 'b', 'c', 'd']) await documents.set(key, document(50_000));
  await documents.get('a');
  await documents.set('e', document(50_000));
  const known = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (key) => Boolean(await documents.get(key))));
  expect(known).toEqual([true, false, true, true, true]);
});
