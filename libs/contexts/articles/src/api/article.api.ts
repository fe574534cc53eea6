import { historyApi, StreamApi } from '#kit';
import type { Role } from '#kernel';
import { ArticleCommands, ArticleReader, articleStreams } from '../article/article.model.js';
import { Article } from './article.type.js';

/** GraphQL types and mutations of articles: payloads, and one mutation per use case. */
export const articleApi = new StreamApi({
  streams: articleStreams,
  commands: ArticleCommands,
  reader: ArticleReader,
  type: Article,
});

export const articleHistory = historyApi(articleApi);

/** Roles that may write articles. */
export const editors = ['engineer', 'engineering', 'policy-admin', 'integration'] as const satisfies readonly Role[];
