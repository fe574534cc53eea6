import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, millisecondsOf, withoutSealed } from '#kernel';
import { specTime } from '#kernel/testing';
import { type CaseEvent, type CaseEventType, caseShapes } from '../case.events.js';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case.examples.js';
import { like } from '../testing/given.js';
import { type CaseView, foldCase } from './case.view.js';

/** When the event of this revision occurred; see {@link recordedCase}. */
const timeOf = (revision: number): Instant => instantOf(millisecondsOf(specTime) + revision * 60_000);

const viewOf = (...events: CaseEvent[]): CaseView | undefined => foldCase(recordedCase(events));

interface Step {
  /** Events between the opening and this one. */
  readonly after?: readonly CaseEvent[];
  /** The only fields that the event changes, apart from revision, position and time. */
  readonly changes: (occurredAt: Instant) => Partial<CaseView>;
}

const opened: Step['changes'] = (occurredAt) => ({
  ...examples.CaseOpened.data,
  id: exampleCaseId,
  status: 'new',
  tier: 1,
  queue: null,
  skills: [],
  assignee: null,
  transferCount: 0,
  escalationCount: 0,
  diagnosisCount: 0,
  repairs: [],
  links: [],
  reopenCount: 0,
  rejectionCount: 0,
  contactCount: 0,
  noteCount: 0,
  openedAt: occurredAt,
  origin: 'live',
});

const diagnosed = { diagnosedAt: timeOf(1), diagnosedBy: 'a-wang' };

/** What each event changes; events not listed change nothing. */
const steps: { readonly [Type in CaseEventType]?: Step } = {
  CaseOpened: { changes: opened },
  CaseClassified: { changes: () => examples.CaseClassified.data },
  PrioritySet: { changes: () => ({ priority: 'high', impact: 'high', urgency: 'medium' }) },
  WorkStarted: { changes: () => ({ status: 'active' }) },
  WorkReturned: { after: [examples.AwaitingStarted], changes: () => ({ status: 'new', awaiting: undefined }) },
  CaseRouted: { changes: () => ({ queue: 'hardware', skills: ['display', 'zh-Hans'], transferCount: 1 }) },
  AgentAssigned: { changes: () => ({ assignee: 'a-wang' }) },
  AgentReleased: { after: [examples.AgentAssigned], changes: () => ({ assignee: null }) },
  AwaitingStarted: {
    changes: (since) => ({ status: 'awaiting', awaiting: { ...examples.AwaitingStarted.data, since } }),
  },
  AwaitingEnded: { after: [examples.AwaitingStarted], changes: () => ({ status: 'active', awaiting: undefined }) },
  CustomerReminded: { after: [examples.AwaitingStarted], changes: () => ({ reminders: 1 }) },
  ContactRecorded: { changes: (lastContactAt) => ({ contactCount: 1, lastContactAt }) },
  NoteAdded: { changes: () => ({ noteCount: 1 }) },
  CaseDiagnosed: {
    changes: (diagnosedAt) => ({
      diagnosis: { ...examples.CaseDiagnosed.data, diagnosedAt, diagnosedBy: 'a-wang' },
      diagnosisCount: 2,
    }),
  },
  CaseEscalated: {
    changes: (since) => ({ pendingEscalation: { ...examples.CaseEscalated.data, since }, escalationCount: 1 }),
  },
  EscalationAccepted: { after: [examples.CaseEscalated], changes: () => ({ tier: 2, pendingEscalation: undefined }) },
  EscalationDeclined: { after: [examples.CaseEscalated], changes: () => ({ pendingEscalation: undefined }) },
  CaseDeEscalated: { after: [examples.EscalationAccepted], changes: () => ({ tier: 1 }) },
  RepairScheduled: {
    changes: (scheduledAt) => ({ repairs: [{ ...examples.RepairScheduled.data, scheduledAt }] }),
  },
  DeviceReplaced: {
    after: [examples.RepairScheduled],
    changes: (replacedAt) => {
      const { rmaId: _rmaId, oldSerial: _oldSerial, ...inherited } = examples.DeviceReplaced.data;
      const replacement = { ...inherited, replacedAt };
      const scheduledAt = timeOf(1);
      return {
        deviceSerial: inherited.newSerial,
        repairs: [{ ...examples.RepairScheduled.data, scheduledAt, replacement }],
      };
    },
  },
  ResolutionProposed: {
    after: [examples.AwaitingStarted],
    changes: (proposedAt) => ({
      status: 'resolved',
      awaiting: undefined,
      resolution: { ...examples.ResolutionProposed.data, proposedAt },
    }),
  },
  ResolutionConfirmed: {
    after: [examples.ResolutionProposed],
    changes: (confirmedAt) => ({
      resolution: { ...examples.ResolutionProposed.data, proposedAt: timeOf(1), confirmedAt },
    }),
  },
  ResolutionRejected: {
    after: [examples.ResolutionProposed],
    changes: () => ({ status: 'active', resolution: undefined, rejectionCount: 1 }),
  },
  CaseClosed: {
    after: [examples.AwaitingStarted],
    changes: (closedAt) => ({ status: 'closed', awaiting: undefined, closing: examples.CaseClosed.data, closedAt }),
  },
  CaseReopened: {
    after: [examples.ResolutionProposed, examples.CaseClosed],
    changes: () => ({
      status: 'active',
      resolution: undefined,
      closing: undefined,
      closedAt: undefined,
      reopenCount: 1,
    }),
  },
  CaseLinked: { changes: (linkedAt) => ({ links: [{ ...examples.CaseLinked.data, linkedAt }] }) },
  CustomerLinked: { changes: () => ({ customerId: 'c-lin' }) },
  IdentityVerified: { changes: (identityVerifiedAt) => ({ identityVerifiedAt }) },
  CaseDataErased: {
    after: [examples.CaseDiagnosed, examples.CaseEscalated, examples.ResolutionProposed, examples.CaseLinked],
    changes: () => ({
      ...{ contact: undefined, symptom: undefined, screenshot: undefined, orderNumber: undefined },
      diagnosis: { ...withoutSealed(caseShapes.CaseDiagnosed, examples.CaseDiagnosed.data), ...diagnosed },
      pendingEscalation: { ...withoutSealed(caseShapes.CaseEscalated, examples.CaseEscalated.data), since: timeOf(2) },
      resolution: { code: 'device-replaced', proposedAt: timeOf(3) },
      links: [{ ...withoutSealed(caseShapes.CaseLinked, examples.CaseLinked.data), linkedAt: timeOf(4) }],
      updatedAt: timeOf(4),
    }),
  },
};

describe('the view of a case', () => {
  it.each(Object.values(examples))('shows $type and changes nothing else', (event) => {
    const { after = [], changes } = steps[event.type] ?? { changes: () => ({}) };
    const before = event.type === 'CaseOpened' ? [] : [examples.CaseOpened, ...after];
    const occurredAt = timeOf(before.length);
    expect(viewOf(...before, event)).toEqual({
      ...viewOf(...before),
      updatedAt: occurredAt,
      ...changes(occurredAt),
      revision: before.length,
      position: String(before.length + 1),
    });
  });

  it('counts only changes from one queue to another as transfers', () => {
    const route = (fromQueue: string | null, queue: string | null): CaseEvent =>
      like('CaseRouted', { fromQueue, queue });
    const first = route(null, 'general');
    const sameQueue = route('general', 'general');
    const view = viewOf(examples.CaseOpened, first, sameQueue, route('general', null), route(null, 'billing'));
    expect(view).toMatchObject({ queue: 'billing', transferCount: 0 });
    expect(viewOf(examples.CaseOpened, first, route('general', 'billing'))).toMatchObject({ transferCount: 1 });
  });

  it('counts reminders until the customer is in touch', () => {
    const remindedOnce = [examples.CaseOpened, examples.ResolutionProposed, like('CustomerReminded', { nth: 1 })];
    const contact = (direction: 'inbound' | 'outbound') => like('ContactRecorded', { direction });
    expect(viewOf(...remindedOnce, contact('outbound'))?.reminders).toBe(1);
    const heard = [contact('inbound'), examples.ResolutionConfirmed, examples.ResolutionRejected, examples.CaseClosed];
    expect(heard.map((event) => viewOf(...remindedOnce, event)?.reminders)).toEqual(heard.map(() => undefined));
  });

  it('shows an identity as verified only until the case is closed', () => {
    const verified = [examples.CaseOpened, examples.IdentityVerified];
    expect(viewOf(...verified)?.identityVerifiedAt).toBe(timeOf(1));
    expect(viewOf(...verified, examples.CaseClosed, examples.CaseReopened)?.identityVerifiedAt).toBeUndefined();
  });

  it('survives a round trip through JSON', () => {
    const view = viewOf(examples.CaseOpened, ...Object.values(examples).slice(1));
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('is undefined without events, and rejects a stream that does not start with the opening', () => {
    expect(viewOf()).toBeUndefined();
    expect(() => viewOf(examples.WorkStarted)).toThrow(
      `case-${exampleCaseId} begins with WorkStarted instead of CaseOpened`,
    );
  });
});
