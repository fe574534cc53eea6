import { describe, expect, it } from '@jest/globals';
import type { ArticleEvent } from './article.events.js';
import { articleExamples as examples, exampleArticleId, recordedArticle } from './article.examples.js';
import { articleFold, type ArticleState } from './article.state.js';
import { type ArticleView, foldArticleView } from './article.view.js';
import { like } from './testing/given.js';

const { ArticlePublished: published, ArticleRetired: retired } = examples;
const { version: _, changeNote, ...content } = published.data;
const second = like('ArticlePublished', { version: 2, audience: 'internal', changeNote: undefined });

const stateAfter = (...events: ArticleEvent[]): ArticleState =>
  recordedArticle(events).reduce(
    (state, event) => articleFold.evolve(state, event, event.envelope.occurredAt),
    articleFold.initial,
  );

const viewAfter = (...events: ArticleEvent[]): ArticleView | undefined =>
  recordedArticle(events).reduce<ArticleView | undefined>(foldArticleView, undefined);

describe('the state of an article', () => {
  it.each<[ArticleEvent[], ArticleState]>([
    [[], { version: 0, isRetired: false }],
    [[published], { version: 1, content, isRetired: false }],
    [[published, retired], { version: 1, content, isRetired: true }],
    [[published, retired, second], { version: 2, content: { ...content, audience: 'internal' }, isRetired: false }],
  ])('is the last publication, and whether it was retired since', (events, state) => {
    expect(stateAfter(...events)).toEqual(state);
  });
});

describe('the view of an article', () => {
  const first = {
    id: exampleArticleId,
    status: 'published',
    version: 1,
    ...content,
    changeNote,
    publishedAt: '2026-03-02T09:00:00.000Z',
    publishedBy: 'a-wang',
    origin: 'live',
    revision: 0,
    position: '1',
  };

  it('is the latest version', () => {
    expect(viewAfter(published)).toEqual(first);
    const publishedAt = '2026-03-02T09:01:00.000Z';
    const next = { version: 2, audience: 'internal', changeNote: undefined, publishedAt, revision: 1, position: '2' };
    expect(viewAfter(published, second)).toEqual({ ...first, ...next });
  });

  it('shows when and why it was retired, until another version is published', () => {
    const retirement = {
      status: 'retired',
      retiredAt: '2026-03-02T09:01:00.000Z',
      retirementReason: 'Solved for everyone by version 12.4',
    };
    expect(viewAfter(published, retired)).toEqual({ ...first, ...retirement, revision: 1, position: '2' });
    const again = viewAfter(published, retired, second);
    expect(again).toMatchObject({ status: 'published', version: 2, revision: 2 });
    expect(again).not.toHaveProperty('retiredAt');
    expect(again).not.toHaveProperty('retirementReason');
  });

  it('rejects a stream that does not start with a publication', () => {
    expect(() => viewAfter(retired)).toThrow('begins with ArticleRetired instead of ArticlePublished');
  });
});
