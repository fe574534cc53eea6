import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { foldCaseView } from '../case/view/case.view.js';
import { caseListRow } from './case-list.table.js';
import { casesProjection } from './cases.projection.js';

const after = (...events: CaseEvent[]) => projected(casesProjection, recordedCase(events));
const listedAfter = (...events: CaseEvent[]) => caseListRow(after(...events).details[0].view);

const { CaseOpened: opened } = examples;
const bareOpening: CaseEvent = {
  type: 'CaseOpened',
  data: {
    number: '1000000004',
    channel: 'phone',
    category: 'hardware',
    symptom: 'Does not start',
    language: 'en',
    region: 'GB',
    priority: 'low',
  },
};

describe('the projection of cases', () => {
  it.each(Object.values(examples))('stores the view as the reducer makes it, after $type', (event: CaseEvent) => {
    const events = recordedCase([opened, event]);
    const view = foldCaseView(foldCaseView(undefined, events[0]), events[1]);
    expect(projected(casesProjection, events).details).toEqual([
      { caseId: exampleCaseId, number: view.number, externalSource: 'servicenow', externalId: 'INC0000045', view },
    ]);
  });

  it('lists an opened case', () => {
    expect(listedAfter(opened)).toEqual({
      caseId: exampleCaseId,
      status: 'new',
      awaitedParty: null,
      priorityRank: 2,
      tier: 1,
      queue: null,
      assignee: null,
      category: 'hardware',
      subcategory: 'display',
      channel: 'support-app',
      language: 'zh-Hans',
      region: 'CN-BJ',
      customerId: 'c-lin-mei',
      deviceSerial: 'F17XK2QP0D',
      escalationPending: false,
      origin: 'live',
      openedAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:00.000Z',
      closedAt: null,
    });
  });

  it('stores null for fields that the opening omits', () => {
    expect(after(bareOpening).details[0]).toMatchObject({ externalSource: null, externalId: null });
    expect(listedAfter(bareOpening)).toMatchObject({ subcategory: null, customerId: null, deviceSerial: null });
  });

  it('updates the list after later events', () => {
    expect(listedAfter(opened, examples.CaseRouted, examples.AgentAssigned, examples.PrioritySet)).toMatchObject({
      queue: 'hardware',
      assignee: examples.AgentAssigned.data.agentId,
      priorityRank: 1,
      updatedAt: '2026-03-02T09:03:00.000Z',
    });
    expect(listedAfter(opened, examples.AwaitingStarted)).toMatchObject({
      status: 'awaiting',
      awaitedParty: 'customer',
    });
    expect(listedAfter(opened, examples.CaseEscalated)).toMatchObject({ escalationPending: true, tier: 1 });
    expect(listedAfter(opened, examples.CaseEscalated, examples.EscalationAccepted)).toMatchObject({
      escalationPending: false,
      tier: 2,
    });
  });

  it('has a closing time only while the case is closed', () => {
    expect(listedAfter(opened, examples.CaseClosed)).toMatchObject({
      status: 'closed',
      closedAt: '2026-03-02T09:01:00.000Z',
    });
    expect(listedAfter(opened, examples.CaseClosed, examples.CaseReopened)).toMatchObject({
      status: 'active',
      closedAt: null,
    });
  });
});
