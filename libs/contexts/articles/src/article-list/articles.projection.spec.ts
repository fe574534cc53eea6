import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import type { ArticleEvent } from '../article/article.events.js';
import { exampleArticleId as articleId, recordedArticle } from '../article/article.examples.js';
import { articleStream } from '../article/article.streams.js';
import { type ArticleView, foldArticleView } from '../article/article.view.js';
import { like, published, retired } from '../article/testing/given.js';
import { articlesProjection } from './articles.projection.js';

const { translations } = published.data;
const second = like('ArticlePublished', { version: 2, kind: 'guide', translations: [translations[1]] });

describe('the projection of articles', () => {
  it.each<[ArticleEvent[], object]>([
    [[published], { kind: 'known-issue', status: 'published', languages: ['en', 'zh-Hans'] }],
    [[published, second], { kind: 'guide', status: 'published', languages: ['zh-Hans'] }],
    [[published, retired], { kind: 'known-issue', status: 'retired', languages: ['en', 'zh-Hans'] }],
  ])('stores the view as the reducer makes it, with the columns of the list', (events, listed) => {
    const recorded = recordedArticle(events);
    const view = recorded.reduce<ArticleView | undefined>(foldArticleView, undefined);
    const publishedAt = view?.publishedAt;
    expect(projected(articlesProjection, recorded).articles).toEqual([
      { articleId, audience: 'public', publishedAt, ...listed, view },
    ]);
  });

  it('keeps articles apart', () => {
    const other = articleStream('a-other');
    const events = [...recordedArticle([published]), ...recordedArticle([published, retired], { stream: other })];
    expect(projected(articlesProjection, events).articles).toMatchObject([
      { articleId, status: 'published' },
      { articleId: 'a-other', status: 'retired' },
    ]);
  });
});
