import { describe, expect, it } from '@jest/globals';
import { projected } from '#projections/testing';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { foldCaseView } from '../case/view/case.view.js';
import { caseTransitionsProjection } from './case-transitions.projection.js';

const after = (...events: CaseEvent[]) => projected(caseTransitionsProjection, recordedCase(events));

const stepsOf = (...events: CaseEvent[]) =>
  after(...events).transitions.map(({ fromStatus, fromAwaitedParty, toStatus, toAwaitedParty }) =>
    [fromStatus, fromAwaitedParty, toStatus, toAwaitedParty].filter((part) => part !== null).join(' '),
  );

const { CaseOpened: opened, WorkStarted: started, AwaitingStarted: awaiting } = examples;
const awaitingVendor: CaseEvent = { type: 'AwaitingStarted', data: { party: 'vendor' } };

describe('case transitions', () => {
  it('start with the opening, which has no previous status', () => {
    expect(after(opened)).toEqual({
      standing: [
        {
          caseId: exampleCaseId,
          status: 'new',
          awaitedParty: null,
          occurredAt: '2026-03-02T09:00:00.000Z',
          recordedAt: '2026-03-02T09:00:00.000Z',
        },
      ],
      transitions: [
        {
          transitionId: `case-${exampleCaseId}@0`,
          caseId: exampleCaseId,
          revision: 0,
          commandId: 'command-0',
          fromStatus: null,
          fromAwaitedParty: null,
          fromOccurredAt: null,
          fromRecordedAt: null,
          toStatus: 'new',
          toAwaitedParty: null,
          occurredAt: '2026-03-02T09:00:00.000Z',
          recordedAt: '2026-03-02T09:00:00.000Z',
        },
      ],
    });
  });

  it('carry the time at which the previous status began', () => {
    expect(after(opened, examples.NoteAdded, started).transitions.at(-1)).toMatchObject({
      revision: 2,
      fromStatus: 'new',
      fromOccurredAt: '2026-03-02T09:00:00.000Z',
      toStatus: 'active',
      occurredAt: '2026-03-02T09:02:00.000Z',
    });
  });

  it('include the party that a case waits for', () => {
    expect(stepsOf(opened, awaiting, awaitingVendor, examples.AwaitingEnded)).toEqual([
      'new',
      'new awaiting customer',
      'awaiting customer awaiting vendor',
      'awaiting vendor active',
    ]);
  });

  it('are recorded only when the status changes', () => {
    expect(stepsOf(opened, started, started, awaiting, awaiting)).toHaveLength(3);
  });

  // Three folds derive status and awaited party: decisions, the case view, and this projection. They must agree.
  it('end in the status of the case view, for any sequence of events', () => {
    const { CaseOpened: _, ResolutionRejected: rejected, CaseReopened: reopened, ...others } = examples;
    const histories: CaseEvent[][] = [
      [opened, examples.ResolutionProposed, rejected],
      [opened, awaiting, examples.CaseClosed, reopened],
      ...Object.values(others).flatMap((event) => [
        [opened, event],
        [opened, started, event],
        [opened, awaiting, event],
      ]),
    ];
    for (const history of histories) {
      const events = recordedCase(history);
      const [first, ...rest] = events;
      const view = rest.reduce(foldCaseView, foldCaseView(undefined, first));
      expect(projected(caseTransitionsProjection, events).standing[0]).toMatchObject({
        status: view.status,
        awaitedParty: view.awaiting?.party ?? null,
      });
    }
  });
});
