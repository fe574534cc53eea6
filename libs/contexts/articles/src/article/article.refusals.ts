import { Refusal } from '#kernel';

/** Why a command may be refused for what it says of an article. A message for each, in each language, stands in `messages`. */
export const articleRefusalCodes = [
  'ARTICLE_NOT_FOUND',
  'ARTICLE_RETIRED',
  'ARTICLE_INTERNAL',
  'ARTICLE_VERSION_NOT_CURRENT',
  'ARTICLE_NOT_IN_LANGUAGE',
  'LANGUAGE_GIVEN_TWICE',
] as const;

export type ArticleRefusalCode = (typeof articleRefusalCodes)[number];

export class ArticleRefusal extends Refusal<ArticleRefusalCode> {}
