import { assertNever, type Fold } from '#kernel';
import type { ArticleEvent, ArticleEventData } from './article.events.js';

type Content = Pick<ArticleEventData['ArticlePublished'], 'kind' | 'audience' | 'translations'>;

/** The state that decisions read. */
export interface ArticleState {
  /** Number of the latest version; 0 before the first one. */
  readonly version: number;
  /** Undefined before the first version. */
  readonly content?: Content;
  readonly isRetired: boolean;
}

const initial: ArticleState = { version: 0, isRetired: false };

const evolve = (state: ArticleState, event: ArticleEvent): ArticleState => {
  switch (event.type) {
    case 'ArticlePublished': {
      const { version, kind, audience, translations } = event.data;
      return { version, content: { kind, audience, translations }, isRetired: false };
    }
    case 'ArticleRetired':
      return { ...state, isRetired: true };
    default:
      return assertNever(event);
  }
};

export const articleFold: Fold<ArticleState, ArticleEvent> = { initial, evolve };
