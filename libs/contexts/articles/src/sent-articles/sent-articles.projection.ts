import { caseIdOf, CASE_CATEGORY, type CaseEvent } from '#cases/events';
import { keyed, type Recorded } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';

/** Which version of which article was sent on which case (F12). */
export const sentArticlesTable = readTable({
  name: 'sent_articles',
  version: 1,
  key: 'sentId',
  columns: {
    /** Stream and revision of the event: `case-…@7`. */
    sentId: column.id(),
    caseId: column.uuid(),
    articleId: column.id(),
    version: column.integer(),
    language: column.text(),
    sentAt: column.instant(),
    /** Id of the actor. */
    sentBy: column.text(),
    position: column.position(),
  },
  indexes: { case: '(case_id, position)', article: '(article_id)' },
});

export type SentArticleRow = RowOf<typeof sentArticlesTable>;

const sentIdOf = ({ envelope: { stream, revision } }: Recorded): string => `${stream}@${revision}`;

export const sentArticlesProjection = defineProjection<CaseEvent>()({
  name: 'sent-articles',
  version: 1,
  reactsTo: { [CASE_CATEGORY]: ['ArticleSent'] },
  lanes: 1,
  tables: { sent: sentArticlesTable },
  keys: (event) => ({ sent: [sentIdOf(event)] }),
  laneKeysOf: (stream) => [stream],

  fold(_found, event) {
    const { stream, position, occurredAt: sentAt, actor: sentBy } = event.envelope;
    const { articleId, version, language } = event.data;
    const sentId = sentIdOf(event);
    return {
      sent: keyed(sentId, { sentId, caseId: caseIdOf(stream), articleId, version, language, sentAt, sentBy, position }),
    };
  },
});
