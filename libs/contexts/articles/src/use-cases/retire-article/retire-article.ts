import { commandNamed, type Decide } from '#kernel';
import type { ArticleEvent } from '../../article/article.events.js';
import { ArticleRefusal } from '../../article/article.refusals.js';
import type { ArticleState } from '../../article/article.state.js';

/** Takes an article out of use. The record of what was sent remains. */
export class RetireArticle extends commandNamed('RetireArticle')<{ readonly reason?: string }> {}

export const retireArticle: Decide<RetireArticle, ArticleState, ArticleEvent> = ({ data: { reason } }, state) => {
  if (!state.content) throw new ArticleRefusal('ARTICLE_NOT_FOUND', {}, ['articleId']);
  return state.isRetired ? [] : [{ type: 'ArticleRetired', data: { reason } }];
};
