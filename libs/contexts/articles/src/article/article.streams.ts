import { streamNames } from '#kernel';

/** Names of article streams: `article-<id>`. */
export const articleNames = streamNames('article');

export const { category: ARTICLE_CATEGORY, streamOf: articleStream, idOf: articleIdOf } = articleNames;
