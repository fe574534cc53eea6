import { Refusal, type Refusals } from '#kernel';

/** Refusal codes for commands that concern articles. Each code has a message per language in `messages/`. */
export const articleRefusals = {
  ARTICLE_NOT_FOUND: {
    meaning: 'There is no article with this id.',
    remedy: 'Check the id; find the article with the query `articles`.',
  },
  ARTICLE_RETIRED: {
    meaning: 'The article was taken out of use and can no longer be sent.',
    remedy: 'Send another article, or publish a new version of this one.',
  },
  ARTICLE_INTERNAL: {
    meaning: 'The article is for employees only and cannot be sent to customers.',
    remedy: 'Send a public article.',
  },
  ARTICLE_VERSION_NOT_CURRENT: {
    meaning: 'The version to send is not the latest one of the article.',
    remedy: 'Read the latest version, then send that one.',
  },
  ARTICLE_NOT_IN_LANGUAGE: {
    meaning: 'The article has no text in this language.',
    remedy: 'Choose one of the languages in its `translations`, or publish a translation.',
  },
  LANGUAGE_GIVEN_TWICE: {
    meaning: 'The translations contain the same language more than once.',
    remedy: 'Give each language once.',
  },
} as const satisfies Refusals;

export type ArticleRefusalCode = keyof typeof articleRefusals;

export class ArticleRefusal extends Refusal<ArticleRefusalCode> {}
