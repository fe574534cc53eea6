import { event, type EventData, type EventOf, plain } from '#kernel';

/** F12: what an article is for. */
export const articleKinds = ['known-issue', 'notice', 'guide', 'policy'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** Who may read an article: customers too, or employees alone. */
export const audiences = ['public', 'internal'] as const;
export type Audience = (typeof audiences)[number];

/** An article in one language. */
export interface Translation {
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
  readonly title: string;
  readonly body: string;
}

/**
 * What can happen to an article (domain.md §2), and how it is stored. Articles hold nothing about people, so that all of it is
 * stored as written; what was stored keeps its shape, and a changed one is a new version.
 */
export const articleShapes = {
  ArticlePublished: event({
    /** Counts the versions of the article, from 1. Each is whole: all languages, and no text of an earlier one. */
    version: plain<number>(),
    kind: plain<ArticleKind>(),
    audience: plain<Audience>(),
    /** Each language once; the first is the one that the article was written in. */
    translations: plain<readonly Translation[]>(),
    /** What this version changes, for those who know the one before. */
    changeNote: plain().optional(),
  }),
  /** The article is not to be used any more, until another version is published. */
  ArticleRetired: event({ reason: plain().optional() }),
};

export type ArticleEvent = EventOf<typeof articleShapes>;
export type ArticleEventData = EventData<typeof articleShapes>;
