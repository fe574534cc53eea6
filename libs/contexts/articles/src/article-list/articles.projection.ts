import { typesOf } from '#event-store';
import { type Instant, keyed } from '#kernel';
import { column, defineProjection, readTable } from '#projections';
import { type ArticleEvent, type ArticleKind, articleShapes, type Audience } from '../article/article.events.js';
import { ARTICLE_CATEGORY, articleIdOf } from '../article/article.streams.js';
import { type ArticleView, foldArticleView } from '../article/article.view.js';

/** The whole article view as JSON, with the columns by which articles are listed. */
export const articlesTable = readTable({
  name: 'articles',
  version: 1,
  key: 'articleId',
  columns: {
    articleId: column.id(),
    kind: column.text<ArticleKind>().filter(),
    audience: column.text<Audience>().filter(),
    status: column.text<ArticleView['status']>().filter(),
    languages: column.texts(),
    publishedAt: column.instant(),
    view: column.json<ArticleView>(),
  },
  indexes: { published: '(published_at, article_id)' },
  comment: 'Articles as people read them.',
});

export const articlesProjection = defineProjection<ArticleEvent>()({
  name: 'articles',
  version: 1,
  reactsTo: { [ARTICLE_CATEGORY]: typesOf(articleShapes) },
  lanes: 1,
  tables: { articles: articlesTable },

  keys({ envelope }) {
    return { articles: [articleIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [articleIdOf(stream)],

  fold({ articles }, event) {
    const articleId = articleIdOf(event.envelope.stream);
    const view = foldArticleView(articles[articleId]?.view, event);
    const { kind, audience, status, translations, publishedAt } = view;
    const languages = translations.map(({ language }) => language);
    return { articles: keyed(articleId, { articleId, kind, audience, status, languages, publishedAt, view }) };
  },
});

/** A position in the article list, which has the most recently published version first. */
export interface ArticlePlace {
  readonly publishedAt: Instant;
  readonly articleId: string;
}
