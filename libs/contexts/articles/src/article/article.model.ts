import { type StreamModel, streamCommands, streamReader } from '#kit';
import { type ArticleEvent, articleShapes } from './article.events.js';
import { articleFold, type ArticleState } from './article.state.js';
import { articleNames } from './article.streams.js';
import { foldArticleView } from './article.view.js';

/** Streams of articles. They are short, so they have no snapshots. */
export const articleStreams: StreamModel<ArticleState, ArticleEvent> = {
  names: articleNames,
  shapes: articleShapes,
  fold: articleFold,
  subjectOf: (_state, stream) => stream,
};

/** Runs commands on articles. */
export class ArticleCommands extends streamCommands(articleStreams) {}

/** Reads articles from their streams, so the result is never stale. */
export class ArticleReader extends streamReader(articleStreams, {
  fold: foldArticleView,
  subjectOf: (_view, stream) => stream,
}) {}
