import { type StreamModel, streamCommands, streamReader } from '#kit';
import { type ArticleEvent, articleShapes } from './article.events.js';
import { articleFold, type ArticleState } from './article.state.js';
import { articleNames } from './article.streams.js';
import { foldArticleView } from './article.view.js';

/** The streams of articles are short, so that none is kept as a snapshot. */
export const articleStreams: StreamModel<ArticleState, ArticleEvent> = {
  names: articleNames,
  shapes: articleShapes,
  fold: articleFold,
  subjectOf: (_state, stream) => stream,
};

/** The write side of articles. */
export class ArticleCommands extends streamCommands(articleStreams) {}

/** Articles as their own streams tell them: never behind. */
export class ArticleReader extends streamReader(articleStreams, {
  fold: foldArticleView,
  subjectOf: (_view, stream) => stream,
}) {}
