import { cases, SendableArticles } from '#cases';
import type { Context } from '#kit';
import { articleApi, articleHistory } from './api/article.api.js';
import { articleAccess } from './article.access.js';
import { articleStreams } from './article/article.model.js';
import { articleRefusals } from './article/article.refusals.js';
import { publishArticleSlice } from './use-cases/publish-article/publish-article.slice.js';
import { retireArticleSlice } from './use-cases/retire-article/retire-article.slice.js';
import { ArticleList } from './article-list/article-list.js';
import { ArticleLookup } from './article-list/article-lookup.js';
import { articlesProjection } from './article-list/articles.projection.js';
import { ArticlesResolver } from './article-list/articles.resolver.js';
import { ArticlesToSend } from './sent-articles/articles-to-send.js';
import { SentArticles } from './sent-articles/sent-articles.js';
import { sentArticlesProjection } from './sent-articles/sent-articles.projection.js';
import {
  CaseArticlesResolver,
  SentArticleResolver,
  TimesSentResolver,
} from './sent-articles/sent-articles.resolver.js';

/**
 * The bounded context of the knowledge base: articles in versions and languages, and which ones were sent to whom
 * (F12).
 */
export const articles: Context = {
  name: 'articles',
  uses: [cases],
  streams: [articleStreams],
  apis: [articleApi, articleHistory],
  slices: [publishArticleSlice, retireArticleSlice],
  projections: [articlesProjection, sentArticlesProjection],
  access: articleAccess,
  refusals: articleRefusals,
  messages: new URL('./messages/', import.meta.url),
  write: { ports: [{ provide: SendableArticles, useClass: ArticlesToSend }] },
  read: {
    providers: [
      ArticleList,
      ArticleLookup,
      ArticlesResolver,
      CaseArticlesResolver,
      SentArticleResolver,
      SentArticles,
      TimesSentResolver,
    ],
  },
};
