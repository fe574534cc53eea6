import { describe, expect, it } from '@jest/globals';
import { caseExamples, exampleCaseId as caseId, recordedCase } from '../../../cases/src/case/case.examples.js';
import { projected } from '../../../projections/src/testing/projected.js';
import { sentArticlesProjection } from './sent-articles.projection.js';

const { CaseOpened: opened, ArticleSent: sent } = caseExamples;

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
    expect(projected(sentArticlesProjection, recordedCase([opened, sent, sent])).sent).toEqual([first, again]);
  });
});
