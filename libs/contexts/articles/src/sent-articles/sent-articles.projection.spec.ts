import { describe, expect, it } from '@jest/globals';
import { type CaseEvent, caseStream } from '#cases';
import { recordedEvents } from '#kernel/testing';
import { projected } from '#projections/testing';
import { sentArticlesProjection } from './sent-articles.projection.js';

const caseId = '3f1c2b7a-58d4-5c1e-9d3b-6f0a2e4c8b10';
const stream = caseStream(caseId);
const data = { articleId: 'a-green-lines', version: 2, language: 'zh-Hans' };
const sent: CaseEvent = { type: 'ArticleSent', data };

describe('the projection of sent articles', () => {
  it('stores each sending: article, version, language, time and sender', () => {
    const first = {
      sentId: `${stream}@0`,
      caseId,
      ...data,
      sentAt: '2026-03-02T09:00:00.000Z',
      sentBy: 'a-wang',
      position: '1',
    };
    const again = { ...first, sentId: `${stream}@1`, sentAt: '2026-03-02T09:01:00.000Z', position: '2' };
    const events = recordedEvents([sent, sent], { stream, subject: 'customer-c-lin-mei' });
    expect(projected(sentArticlesProjection, events).sent).toEqual([first, again]);
  });
});
