import { streamNames } from '#kernel';

/** The streams of articles: `article-<id>`. */
export const articleNames = streamNames('article');

export const { category: ARTICLE_CATEGORY, streamOf: articleStream, idOf: articleIdOf } = articleNames;
