import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { queueBoardProjection, type QueueChangeRow } from './queue-board.projection.js';

const { CaseOpened: opened, CaseRouted: routed, CaseClosed: closed, CaseReopened: reopened } = examples;
const { CaseEscalated: escalated, EscalationAccepted: accepted, EscalationDeclined: declined } = examples;
const { CaseDeEscalated: deEscalated } = examples;
const routedTo = (queue: string | null): CaseEvent => ({ type: 'CaseRouted', data: { ...routed.data, queue } });

const after = (...events: CaseEvent[]) => projected(queueBoardProjection, recordedCase(events));
const boardAfter = (...events: CaseEvent[]) => after(...events).board[0];
/** Each change as one line: `CaseClosed hardware/1 -`. A pending escalation adds its tier: `hardware/1>2`. */
const changesAfter = (...events: CaseEvent[]) => after(...events).changes.map(lineOf);
const lastChangeAfter = (...events: CaseEvent[]) => changesAfter(...events).at(-1);

const lineOf = (change: QueueChangeRow): string => {
  const { cause, fromQueue, fromTier, wasEscalatedToTier, toQueue, toTier, escalatedToTier } = change;
  return [cause, end(fromQueue, fromTier, wasEscalatedToTier), end(toQueue, toTier, escalatedToTier)].join(' ');
};

const end = (queue: string | null, tier: number | null, escalation: number | null): string =>
  `${tier ? `${queue ?? ''}/${tier}` : (queue ?? '-')}${escalation ? `>${escalation}` : ''}`;

describe('the queue board', () => {
  it('shows an opened case in tier 1 and in no queue yet', () => {
    expect(boardAfter(opened)).toEqual({
      caseId: exampleCaseId,
      queue: null,
      tier: 1,
      escalatedToTier: null,
      isOpen: true,
      openedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(changesAfter(opened)).toEqual(['CaseOpened - /1']);
  });

  it('moves a routed case', () => {
    expect(boardAfter(opened, routed)).toMatchObject({ queue: 'hardware' });
    expect(after(opened, routedTo('general'), routed).changes.at(-1)).toEqual({
      changeId: `case-${exampleCaseId}@2`,
      position: '3',
      caseId: exampleCaseId,
      cause: 'CaseRouted',
      fromQueue: 'general',
      toQueue: 'hardware',
      fromTier: 1,
      toTier: 1,
      wasEscalatedToTier: null,
      escalatedToTier: null,
      occurredAt: '2026-03-02T09:02:00.000Z',
      recordedAt: '2026-03-02T09:02:00.000Z',
    });
  });

  it('records no change if a case is routed to the queue it is in', () => {
    expect(changesAfter(opened, routed, routed)).toEqual(changesAfter(opened, routed));
  });

  it('lets a case leave its queue without entering another', () => {
    expect(lastChangeAfter(opened, routed, routedTo(null))).toBe('CaseRouted hardware/1 /1');
  });

  it('shows an escalation as pending while the case is still in its old tier', () => {
    expect(boardAfter(opened, escalated)).toMatchObject({ tier: 1, escalatedToTier: 2 });
    expect(lastChangeAfter(opened, routed, escalated)).toBe('CaseEscalated hardware/1 hardware/1>2');
  });

  it('raises the tier when an escalation is accepted', () => {
    expect(boardAfter(opened, escalated, accepted)).toMatchObject({ tier: 2, escalatedToTier: null });
    expect(lastChangeAfter(opened, routed, escalated, accepted)).toBe('EscalationAccepted hardware/1>2 hardware/2');
  });

  it('keeps the tier when an escalation is declined', () => {
    expect(boardAfter(opened, escalated, declined)).toMatchObject({ tier: 1, escalatedToTier: null });
    expect(lastChangeAfter(opened, routed, escalated, declined)).toBe('EscalationDeclined hardware/1>2 hardware/1');
  });

  it('lowers the tier when a case is de-escalated', () => {
    expect(boardAfter(opened, escalated, accepted, deEscalated)).toMatchObject({ tier: 1 });
    expect(lastChangeAfter(opened, escalated, accepted, deEscalated)).toBe('CaseDeEscalated /2 /1');
  });

  it('keeps a pending escalation when the case is routed', () => {
    expect(lastChangeAfter(opened, escalated, routed)).toBe('CaseRouted /1>2 hardware/1>2');
  });

  it('takes a closed case out of its queue and tier, and a reopened one back into both', () => {
    const raised = [opened, routed, escalated, accepted];
    expect(boardAfter(...raised, closed)).toMatchObject({ isOpen: false, queue: 'hardware', tier: 2 });
    expect(boardAfter(...raised, closed, reopened)).toMatchObject({ isOpen: true, queue: 'hardware', tier: 2 });
    expect(changesAfter(...raised, closed, reopened).slice(-2)).toEqual([
      'CaseClosed hardware/2 -',
      'CaseReopened - hardware/2',
    ]);
  });

  it('shows the new queue of a closed case only once it is reopened', () => {
    expect(changesAfter(opened, closed, routed, reopened).slice(1)).toEqual([
      'CaseClosed /1 -',
      'CaseReopened - hardware/1',
    ]);
  });

  it('keeps an unanswered escalation over closing and reopening, as the escalation board does', () => {
    expect(changesAfter(opened, escalated, closed, declined).slice(2)).toEqual([
      'CaseClosed /1>2 ->2',
      'EscalationDeclined ->2 -',
    ]);
  });

  const known = [
    ...['CaseOpened', 'CaseRouted', 'CaseClosed', 'CaseReopened'],
    ...['CaseEscalated', 'EscalationAccepted', 'EscalationDeclined', 'CaseDeEscalated'],
  ];
  const others = Object.values(examples).filter(({ type }) => !known.includes(type));

  it.each(others)('ignores $type', (event: CaseEvent) => {
    expect(after(opened, routed, event)).toEqual(after(opened, routed));
  });

  it('fails on a stream that does not start with an opening', () => {
    expect(() => after(routed)).toThrow('begins with CaseRouted instead of CaseOpened');
  });
});
