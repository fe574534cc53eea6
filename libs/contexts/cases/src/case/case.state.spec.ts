import { describe, expect, it } from '@jest/globals';
import { sealedFields, withoutSealed } from '#kernel';
import { specTime } from '#kernel/testing';
import { type CaseEvent, type CaseEventType, caseShapes } from './case.events.js';
import { caseExamples as examples } from './case.examples.js';
import { attemptsOf, caseFold, type CaseState, type Opened } from './case.state.js';
import { like } from './testing/given.js';

const stateAfter = (...events: readonly CaseEvent[]): CaseState =>
  events.reduce((state, event) => caseFold.evolve(state, event, specTime), caseFold.initial);

interface Step {
  /** Events between the opening and this one. */
  readonly after?: readonly CaseEvent[];
  /** The only fields that the event changes. */
  readonly changes: Partial<Opened>;
}

const { category, subcategory, symptom, region, deviceSerial } = examples.CaseOpened.data;
const attempts = examples.CaseDiagnosed.data.steps;
const order = examples.RepairScheduled.data;
const replacement = examples.DeviceReplaced.data;
const code = 'device-replaced';

/** What each event changes; events not listed change nothing. */
const steps: { readonly [Type in CaseEventType]?: Step } = {
  CaseOpened: {
    changes: {
      status: 'new',
      awaitedParty: null,
      revision: 0,
      customerId: 'c-lin-mei',
      classification: { category, subcategory, symptom, region, deviceSerial },
      urgency: { priority: 'normal', impact: 'medium', urgency: 'medium' },
      queue: null,
      skills: [],
      assignee: null,
      tier: 1,
      diagnoses: [],
      repairs: [],
      links: [],
    },
  },
  CaseClassified: { changes: { classification: examples.CaseClassified.data } },
  PrioritySet: { changes: { urgency: { priority: 'high', impact: 'high', urgency: 'medium' } } },
  WorkStarted: { changes: { status: 'active' } },
  WorkReturned: {
    after: [examples.AwaitingStarted],
    changes: { status: 'new', awaitedParty: null, silence: undefined },
  },
  CaseRouted: { changes: { queue: 'hardware', skills: ['display', 'zh-Hans'] } },
  AgentAssigned: { changes: { assignee: 'a-wang' } },
  AgentReleased: { after: [examples.AgentAssigned], changes: { assignee: null } },
  AwaitingStarted: {
    changes: { status: 'awaiting', awaitedParty: 'customer', silence: { owed: 'answer', since: 1, reminders: 0 } },
  },
  AwaitingEnded: {
    after: [examples.AwaitingStarted],
    changes: { status: 'active', awaitedParty: null, silence: undefined },
  },
  CustomerReminded: {
    after: [examples.AwaitingStarted],
    changes: { silence: { owed: 'answer', since: 1, reminders: 1 } },
  },
  ContactRecorded: { changes: {} },
  NoteAdded: { changes: {} },
  CaseDiagnosed: { changes: { diagnoses: [examples.CaseDiagnosed.data] } },
  CaseEscalated: { changes: { pendingEscalation: { toTier: 2 } } },
  EscalationAccepted: { after: [examples.CaseEscalated], changes: { tier: 2, pendingEscalation: undefined } },
  EscalationDeclined: { after: [examples.CaseEscalated], changes: { pendingEscalation: undefined } },
  CaseDeEscalated: { after: [examples.EscalationAccepted], changes: { tier: 1 } },
  RepairScheduled: { changes: { repairs: [{ order }] } },
  DeviceReplaced: {
    after: [examples.RepairScheduled],
    changes: {
      classification: { category, subcategory, symptom, region, deviceSerial: replacement.newSerial },
      repairs: [{ order, replacement }],
    },
  },
  ResolutionProposed: {
    after: [examples.AwaitingStarted],
    changes: {
      status: 'resolved',
      awaitedParty: null,
      resolution: { code, confirmed: false },
      silence: { owed: 'confirmation', since: 2, reminders: 0 },
    },
  },
  ResolutionConfirmed: {
    after: [examples.ResolutionProposed],
    changes: { resolution: { code, confirmed: true }, silence: undefined },
  },
  ResolutionRejected: {
    after: [examples.ResolutionProposed],
    changes: { status: 'active', resolution: undefined, silence: undefined },
  },
  CaseClosed: {
    after: [examples.AwaitingStarted],
    changes: {
      status: 'closed',
      awaitedParty: null,
      closing: { code, ground: 'confirmed', closedAt: specTime },
      silence: undefined,
    },
  },
  CaseReopened: {
    after: [examples.ResolutionProposed, examples.CaseClosed],
    changes: { status: 'active', resolution: undefined, closing: undefined },
  },
  CaseLinked: {
    changes: {
      links: [
        {
          relation: 'related',
          caseId: examples.CaseLinked.data.caseId,
          externalReference: examples.CaseLinked.data.externalReference,
        },
      ],
    },
  },
  CustomerLinked: { changes: { customerId: 'c-lin' } },
  IdentityVerified: { changes: { identityMethod: 'document' } },
  CaseDataErased: {
    after: [examples.CaseDiagnosed],
    changes: {
      classification: { category, subcategory, region, deviceSerial },
      diagnoses: [withoutSealed(caseShapes.CaseDiagnosed, examples.CaseDiagnosed.data)],
    },
  },
};

/** An event as it comes from the log, where encrypted fields are decrypted on first read. Reading one here throws. */
const unreadable = ({ type, data }: CaseEvent): CaseEvent => {
  const sealed = sealedFields(caseShapes[type]);
  const unread = (field: string): PropertyDescriptor => ({
    enumerable: true,
    get: () => {
      throw new Error(`${field} of ${type} was read`);
    },
  });
  const fields = Object.entries(data).map(([field, value]) => [
    field,
    sealed.includes(field) ? unread(field) : { enumerable: true, value: value as unknown },
  ]);
  return { type, data: Object.defineProperties({}, Object.fromEntries(fields)) } as CaseEvent;
};

describe('the state of a case', () => {
  it.each(Object.values(examples))('changes after $type by what decisions need, and by nothing else', (event) => {
    const { after = [], changes } = steps[event.type] ?? { changes: {} };
    const before = event.type === 'CaseOpened' ? [] : [examples.CaseOpened, ...after];
    const past = event.type === 'CaseOpened' ? {} : stateAfter(...before);
    expect(stateAfter(...before, event)).toEqual({ ...past, ...changes, revision: before.length });
  });

  it('has each step tried once, even if a revised diagnosis repeats it', () => {
    const more = { step: 'New cable', result: 'No change' };
    const revised = like('CaseDiagnosed', { nth: 3, steps: [...attempts, more] });
    const state = stateAfter(examples.CaseOpened, examples.CaseDiagnosed, revised) as Opened;
    expect(attemptsOf(state)).toEqual([...attempts, more]);
  });

  it('reads no personal field and no text: each would have to be decrypted at every load', () => {
    const { CaseDataErased: _erased, ...others } = examples;
    const state = stateAfter(...Object.values(others).map(unreadable)) as Opened;
    expect(state.customerId).toBe('c-lin');
    expect(() => attemptsOf(state)).toThrow('steps of CaseDiagnosed was read');
  });

  it('stays unopened until a case is opened, whatever other events come first', () => {
    expect(stateAfter(examples.WorkStarted, examples.CaseClosed)).toEqual(caseFold.initial);
  });
});
