import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { escalationBoardProjection } from './escalation-board.projection.js';

const pendingAfter = (...events: CaseEvent[]) => projected(escalationBoardProjection, recordedCase(events)).pending;

const { CaseOpened: opened, CaseEscalated: escalated } = examples;

describe('the escalation board', () => {
  it('shows who escalated to which tier, since when, why, and what was tried', () => {
    expect(pendingAfter(opened, escalated)).toEqual([
      {
        caseId: exampleCaseId,
        ...escalated.data,
        escalatedBy: 'a-wang',
        escalatedAt: '2026-03-02T09:01:00.000Z',
      },
    ]);
  });

  it('stores null for fields that the escalation omits', () => {
    const { specialty: _, urgentReason: __, ...data } = escalated.data;
    expect(pendingAfter(opened, { type: 'CaseEscalated', data })).toEqual([
      expect.objectContaining({ specialty: null, urgentReason: null }),
    ]);
  });

  it.each([examples.EscalationAccepted, examples.EscalationDeclined])(
    'removes the escalation at $type',
    (event: CaseEvent) => {
      expect(pendingAfter(opened, escalated, event)).toEqual([]);
    },
  );

  it('shows the latest of successive escalations', () => {
    const second: CaseEvent = { type: 'CaseEscalated', data: { ...escalated.data, fromTier: 2, toTier: 3 } };
    expect(pendingAfter(opened, escalated, examples.EscalationAccepted, second)).toEqual([
      expect.objectContaining({ toTier: 3, escalatedAt: '2026-03-02T09:03:00.000Z' }),
    ]);
  });

  it('keeps the escalation when its texts are erased', () => {
    const { fromTier, toTier, severity } = escalated.data;
    expect(pendingAfter(opened, escalated, examples.CaseDataErased)).toEqual([
      expect.objectContaining({ fromTier, toTier, severity, reason: null, urgentReason: null, attempts: null }),
    ]);
    expect(pendingAfter(opened, examples.CaseDataErased)).toEqual([]);
  });

  const known = ['CaseEscalated', 'EscalationAccepted', 'EscalationDeclined', 'CaseDataErased'];
  const others = Object.values(examples).filter(({ type }) => !known.includes(type));

  it.each(others)('ignores $type', (event: CaseEvent) => {
    expect(pendingAfter(opened, escalated, event)).toEqual(pendingAfter(opened, escalated));
    expect(pendingAfter(opened, event)).toEqual([]);
  });
});
