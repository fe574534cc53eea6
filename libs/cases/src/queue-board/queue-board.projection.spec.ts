import { describe, expect, it } from '@jest/globals';
import { projected } from '../../../projections/src/testing/projected.js';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { queueBoardProjection } from './queue-board.projection.js';

const after = (...events: CaseEvent[]) => projected(queueBoardProjection, recordedCase(events));
const boardAfter = (...events: CaseEvent[]) => after(...events).board[0];
const movesAfter = (...events: CaseEvent[]) =>
  after(...events).changes.map(({ cause, fromQueue, toQueue }) => ({ cause, fromQueue, toQueue }));

const { CaseOpened: opened, CaseRouted: routed, CaseClosed: closed, CaseReopened: reopened } = examples;
const routedTo = (queue: string | null): CaseEvent => ({ type: 'CaseRouted', data: { ...routed.data, queue } });

describe('the queue board', () => {
  it('shows an opened case in tier 1 and in no queue yet', () => {
    expect(boardAfter(opened)).toEqual({
      caseId: exampleCaseId,
      queue: null,
      tier: 1,
      isOpen: true,
      openedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(movesAfter(opened)).toEqual([]);
  });

  it('moves a routed case', () => {
    expect(boardAfter(opened, routed)).toMatchObject({ queue: 'hardware' });
    expect(after(opened, routedTo('general'), routed).changes).toEqual([
      expect.objectContaining({ fromQueue: null, toQueue: 'general' }),
      {
        changeId: `case-${exampleCaseId}@2`,
        position: '3',
        caseId: exampleCaseId,
        cause: 'CaseRouted',
        fromQueue: 'general',
        toQueue: 'hardware',
        occurredAt: '2026-03-02T09:02:00.000Z',
        recordedAt: '2026-03-02T09:02:00.000Z',
      },
    ]);
  });

  it('notes no change where a case is routed to where it is', () => {
    expect(movesAfter(opened, routed, routed)).toHaveLength(1);
  });

  it('lets a case leave its queue for none', () => {
    expect(movesAfter(opened, routed, routedTo(null)).at(-1)).toEqual({
      cause: 'CaseRouted',
      fromQueue: 'hardware',
      toQueue: null,
    });
  });

  it('raises the tier when an escalation is accepted, not when it is asked for', () => {
    expect(boardAfter(opened, examples.CaseEscalated)).toMatchObject({ tier: 1 });
    expect(boardAfter(opened, examples.CaseEscalated, examples.EscalationAccepted)).toMatchObject({ tier: 2 });
    expect(boardAfter(opened, examples.CaseEscalated, examples.EscalationDeclined)).toMatchObject({ tier: 1 });
  });

  it('lowers the tier when a case is de-escalated', () => {
    const { toTier } = examples.CaseDeEscalated.data;
    expect(boardAfter(opened, examples.EscalationAccepted, examples.CaseDeEscalated)).toMatchObject({ tier: toTier });
  });

  it('takes a closed case out of its queue, and a reopened one back into it', () => {
    expect(boardAfter(opened, routed, closed)).toMatchObject({ isOpen: false, queue: 'hardware' });
    expect(boardAfter(opened, routed, closed, reopened)).toMatchObject({ isOpen: true, queue: 'hardware' });
    expect(movesAfter(opened, routed, closed, reopened).slice(1)).toEqual([
      { cause: 'CaseClosed', fromQueue: 'hardware', toQueue: null },
      { cause: 'CaseReopened', fromQueue: null, toQueue: 'hardware' },
    ]);
  });

  it.each([
    examples.CaseClassified,
    examples.PrioritySet,
    examples.WorkStarted,
    examples.WorkReturned,
    examples.AgentAssigned,
    examples.AgentReleased,
    examples.AwaitingStarted,
    examples.AwaitingEnded,
    examples.ContactRecorded,
    examples.NoteAdded,
    examples.CaseDiagnosed,
    examples.CaseEscalated,
    examples.EscalationDeclined,
    examples.RepairScheduled,
    examples.DeviceReplaced,
    examples.CustomerReminded,
    examples.ResolutionProposed,
    examples.ResolutionConfirmed,
    examples.ResolutionRejected,
    examples.CaseLinked,
    examples.CustomerLinked,
    examples.IdentityVerified,
    examples.CaseDataErased,
  ])('is not touched by $type', (event: CaseEvent) => {
    expect(after(opened, routed, event)).toEqual(after(opened, routed));
  });

  it('stops at a stream that does not begin with an opening', () => {
    expect(() => after(routed)).toThrow('begins with CaseRouted instead of CaseOpened');
  });
});
