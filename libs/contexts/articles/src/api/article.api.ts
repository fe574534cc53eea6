import { historyApi, StreamApi } from '#kit';
import type { Role } from '#kernel';
import { ArticleCommands, ArticleReader, articleStreams } from '../article/article.model.js';
import { Article } from './article.type.js';

/** What the API says about articles: their payloads, and a mutation for every use case. */
export const articleApi = new StreamApi({
  streams: articleStreams,
  commands: ArticleCommands,
  reader: ArticleReader,
  type: Article,
});

export const articleHistory = historyApi(articleApi);

/** Those who write the knowledge base. */
export const editors = ['engineer', 'engineering', 'policy-admin', 'integration'] as const satisfies readonly Role[];
