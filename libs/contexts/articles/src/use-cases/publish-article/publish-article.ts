import { commandNamed, type Decide, sameJson } from '#kernel';
import type { ArticleEvent, ArticleKind, Audience, Translation } from '../../article/article.events.js';
import { ArticleRefusal } from '../../article/article.refusals.js';
import type { ArticleState } from '../../article/article.state.js';

/** F12: publishes the first or the next version of an article. A version replaces the previous one completely. */
export class PublishArticle extends commandNamed('PublishArticle')<{
  /** Id of an existing article, or the id that another system gave to a new one. */
  readonly articleId?: string;
  readonly kind: ArticleKind;
  readonly audience: Audience;
  /** At least one; the first is the language that the article was written in. */
  readonly translations: readonly Translation[];
  readonly changeNote?: string;
}> {}

/** Publishing the same content again does nothing, unless the article was retired since. */
export const publishArticle: Decide<PublishArticle, ArticleState, ArticleEvent> = ({ data }, state) => {
  const translations = data.translations.map(({ language, title, body }) => ({ language, title, body }));
  const languages = translations.map(({ language }) => language);
  const twice = languages.find((language, index) => languages.indexOf(language) !== index);
  if (twice) throw new ArticleRefusal('LANGUAGE_GIVEN_TWICE', { language: twice }, ['translations']);
  const content = { kind: data.kind, audience: data.audience, translations };
  if (!state.isRetired && sameJson(content, state.content)) return [];
  const version = state.version + 1;
  return [{ type: 'ArticlePublished', data: { version, ...content, changeNote: data.changeNote } }];
};
