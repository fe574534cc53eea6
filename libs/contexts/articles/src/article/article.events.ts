import { event, type EventData, type EventOf, plain } from '#kernel';

/** F12: what an article is for. */
export const articleKinds = ['known-issue', 'notice', 'guide', 'policy'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** Who may read an article: customers as well, or employees only. */
export const audiences = ['public', 'internal'] as const;
export type Audience = (typeof audiences)[number];

/** The text of an article in one language. */
export interface Translation {
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
  readonly title: string;
  readonly body: string;
}

/**
 * All events of an article and how each field is stored. Articles contain no personal data, so every field is stored
 * unencrypted. Stored shapes never change: a changed event gets a new version.
 */
export const articleShapes = {
  ArticlePublished: event({
    /**
     * Number of this version, from 1. A version is complete: it has all languages, and no text of an earlier version.
     */
    version: plain<number>(),
    kind: plain<ArticleKind>(),
    audience: plain<Audience>(),
    /** One per language; the first is the language that the article was written in. */
    translations: plain<readonly Translation[]>(),
    /** What this version changes, for readers of the previous one. */
    changeNote: plain().optional(),
  }),
  /** The article is not in use until another version is published. */
  ArticleRetired: event({ reason: plain().optional() }),
};

export type ArticleEvent = EventOf<typeof articleShapes>;
export type ArticleEventData = EventData<typeof articleShapes>;
