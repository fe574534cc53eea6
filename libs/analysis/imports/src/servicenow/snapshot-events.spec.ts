import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseFold, type CaseState } from '#cases';
import type { CaseSnapshot } from './case-snapshot.js';
import type { IncidentStatus } from './codes.js';
import { eventsToward } from './snapshot-events.js';

const some = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

const status: fc.Arbitrary<IncidentStatus> = fc.oneof(
  fc.record({ status: some('new' as const, 'active' as const) }),
  fc.record({
    status: fc.constant('awaiting' as const),
    awaited: some('customer' as const, 'vendor' as const, 'problem' as const, 'evidence' as const),
  }),
  fc.record({ status: some('resolved' as const, 'closed' as const), code: some('code 1', 'code 2') }),
);

const snapshot: fc.Arbitrary<CaseSnapshot> = fc.record({
  number: fc.constant('INC1'),
  updatedAt: fc.constant('2026-03-02T09:00:00.000Z'),
  opening: fc.record({
    openedAt: fc.constant('2026-03-02T08:00:00.000Z'),
    openedBy: fc.constant('Opened by 1'),
    caller: some('Caller 1', undefined),
    channel: fc.constant('phone'),
  }),
  status,
  classification: fc.record({
    category: some('Category 1', 'Category 2'),
    subcategory: some('Subcategory 1', undefined),
    symptom: some('Symptom 1', 'Symptom 2'),
    region: some('Location 1', 'Location 2'),
    deviceSerial: some('Device 1', undefined),
  }),
  urgency: fc.record({
    priority: some('urgent' as const, 'normal' as const),
    impact: some('high' as const, undefined),
    urgency: some('low' as const, undefined),
  }),
  queue: some('Group 1', 'Group 2', null),
  agentId: some('Resolver 1', 'Resolver 2', null),
  links: fc.uniqueArray(
    fc.record({
      relation: some('problem' as const, 'vendor' as const),
      externalReference: fc.record({ source: fc.constant('servicenow'), id: some('A', 'B') }),
    }),
    { selector: ({ relation }) => relation },
  ),
});

const advance = (state: CaseState, shown: CaseSnapshot): CaseState =>
  eventsToward(state, shown, '1').reduce((at, event) => caseFold.evolve(at, event, shown.updatedAt), state);

const standingOf = (state: CaseState) => {
  if (state.status === 'unopened') return undefined;
  const { status, awaitedParty, classification, urgency, queue, assignee } = state;
  return { status, awaited: awaitedParty ?? undefined, classification, urgency, queue, assignee };
};

describe('the events from a state to a snapshot', () => {
  it('lead from any state of a case to the snapshot', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 8 }), (snapshots) => {
        const last = snapshots[snapshots.length - 1];
        const { status } = last.status;
        expect(standingOf(snapshots.reduce(advance, caseFold.initial))).toEqual({
          status,
          awaited: last.status.status === 'awaiting' ? last.status.awaited : undefined,
          classification: last.classification,
          urgency: last.urgency,
          queue: last.queue,
          assignee: last.agentId,
        });
      }),
    );
  });

  it('are none if the case is in that state already', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 4 }), (snapshots) => {
        const last = snapshots[snapshots.length - 1];
        expect(eventsToward(snapshots.reduce(advance, caseFold.initial), last, '1')).toEqual([]);
      }),
    );
  });

  const [base] = fc.sample(snapshot, { numRuns: 1, seed: 1 });
  const at = (to: IncidentStatus): CaseSnapshot => ({ ...base, agentId: 'Resolver 1', status: to });
  const closed: IncidentStatus = { status: 'closed', code: 'code 1' };
  const resolved: IncidentStatus = { status: 'resolved', code: 'code 1' };
  const waiting: IncidentStatus = { status: 'awaiting', awaited: 'customer' };
  const active: IncidentStatus = { status: 'active' };
  const fresh: IncidentStatus = { status: 'new' };

  it.each<[IncidentStatus, IncidentStatus, string[]]>([
    [fresh, active, ['WorkStarted']],
    [waiting, active, ['AwaitingEnded']],
    [resolved, active, ['ResolutionRejected']],
    [closed, active, ['CaseReopened']],
    [fresh, waiting, ['AwaitingStarted']],
    [active, waiting, ['AwaitingStarted']],
    [{ status: 'awaiting', awaited: 'vendor' }, waiting, ['AwaitingEnded', 'AwaitingStarted']],
    [resolved, waiting, ['ResolutionRejected', 'AwaitingStarted']],
    [closed, waiting, ['CaseReopened', 'AwaitingStarted']],
    [fresh, resolved, ['ResolutionProposed']],
    [waiting, resolved, ['ResolutionProposed']],
    [closed, resolved, ['CaseReopened', 'ResolutionProposed']],
    [resolved, { status: 'resolved', code: 'code 2' }, []],
    [fresh, closed, ['CaseClosed']],
    [waiting, closed, ['CaseClosed']],
    [resolved, closed, ['CaseClosed']],
    [active, fresh, ['AgentReleased', 'WorkReturned', 'AgentAssigned']],
    [waiting, fresh, ['AgentReleased', 'WorkReturned', 'AgentAssigned']],
    [resolved, fresh, ['ResolutionRejected', 'AgentReleased', 'WorkReturned', 'AgentAssigned']],
    [closed, fresh, ['CaseReopened', 'AgentReleased', 'WorkReturned', 'AgentAssigned']],
  ])('lead from %j to %j', (from, to, types) => {
    const events = eventsToward(advance(caseFold.initial, at(from)), at(to), '1');
    expect(events.map(({ type }) => type)).toEqual(types);
  });
});
