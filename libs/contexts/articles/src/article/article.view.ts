import { assertNever, type Instant, type Origin, type Recorded } from '#kernel';
import type { ArticleEvent, ArticleKind, Audience, Translation } from './article.events.js';
import { articleIdOf } from './article.streams.js';

/** The latest version of an article as people read it. */
export interface ArticleView {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly audience: Audience;
  readonly status: 'published' | 'retired';
  readonly version: number;
  readonly translations: readonly Translation[];
  readonly changeNote?: string;
  /** When this version was published. */
  readonly publishedAt: Instant;
  /** Id of the actor. */
  readonly publishedBy: string;
  /** Set only while the article is retired, like `retirementReason`. */
  readonly retiredAt?: Instant;
  readonly retirementReason?: string;
  readonly origin: Origin;
  readonly revision: number;
  readonly position: string;
}

/**
 * The view after one more event of the article's stream.
 * @throws Error if the first event is not a publication: the stream is incomplete.
 */
export const foldArticleView = (view: ArticleView | undefined, event: Recorded<ArticleEvent>): ArticleView => {
  const { stream, revision, position, occurredAt, actor, origin } = event.envelope;
  switch (event.type) {
    case 'ArticlePublished': {
      const { version, kind, audience, translations, changeNote } = event.data;
      const published = { version, kind, audience, translations, changeNote, publishedAt: occurredAt };
      const id = articleIdOf(stream);
      return { id, status: 'published', ...published, publishedBy: actor, origin, revision, position };
    }
    case 'ArticleRetired': {
      if (!view) throw new Error(`${stream} begins with ${event.type} instead of ArticlePublished`);
      const { reason: retirementReason } = event.data;
      return { ...view, status: 'retired', retiredAt: occurredAt, retirementReason, revision, position };
    }
    default:
      return assertNever(event);
  }
};
