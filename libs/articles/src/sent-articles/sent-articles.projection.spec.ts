import { describe, expect, it } from '@jest/globals';
import { type CaseEvent, caseStream } from '#cases';
import { recordedEvents } from '#kernel';
import { projected } from '../../../projections/src/testing/projected.js';
import { sentArticlesProjection } from './sent-articles.projection.js';

const caseId = '3f1c2b7a-58d4-5c1e-9d3b-6f0a2e4c8b10';
const stream = caseStream(caseId);
const started: CaseEvent = { type: 'WorkStarted', data: {} };
const sent = {
  type: 'ArticleSent',
  data: { articleId: 'green-lines', version: 3, language: 'zh-Hans' },
} satisfies CaseEvent;

describe('the projection of sent articles', () => {
  it('keeps each sending: what was sent, in which version and language, when and by whom', () => {
    const first = {
      sentId: `case-${caseId}@1`,
      caseId,
      ...sent.data,
      sentAt: '2026-03-02T09:01:00.000Z',
      sentBy: 'a-wang',
      position: '2',
    };
    const again = { ...first, sentId: `case-${caseId}@2`, sentAt: '2026-03-02T09:02:00.000Z', position: '3' };
    expect(
      projected(sentArticlesProjection, recordedEvents<CaseEvent>([started, sent, sent], { stream, subject: stream }))
        .sent,
    ).toEqual([first, again]);
  });
});
