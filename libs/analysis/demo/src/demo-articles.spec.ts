import { describe, expect, it } from '@jest/globals';
import type { ArticleEventData } from '#articles';
import { collect, MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { commandsOn } from '#product/testing';
import { loadDemoArticles } from './demo-articles.js';

const set = { seed: 7, until: '2026-11-22T00:00:00.000Z' };

describe('the demo articles', () => {
  it('are published once, for customers, in three languages, and marked as demo', async () => {
    const store = new MemoryEventStore();
    const send = await commandsOn({ store, keys: new MemorySubjectKeys() });
    const stored = async () =>
      (await collect(store.readAll({ categories: ['article'] }))).flatMap(({ events }) => events);
    await loadDemoArticles(set, send);
    const published = await stored();
    const contents = published.map(({ data }) => JSON.parse(data) as ArticleEventData['ArticlePublished']);
    expect(contents.map(({ kind, audience }) => `${audience} ${kind}`)).toEqual([
      'public known-issue',
      'public guide',
      'public notice',
    ]);
    for (const { translations } of contents) {
      expect(translations.map(({ language }) => language)).toEqual(['en', 'zh-Hans', 'zh-Hant']);
    }
    expect(published.map(({ origin }) => origin)).toEqual(['demo', 'demo', 'demo']);
    await loadDemoArticles(set, send);
    expect(await stored()).toEqual(published);
  });
});
