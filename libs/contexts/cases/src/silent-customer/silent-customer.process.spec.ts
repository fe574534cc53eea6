import { describe, it } from '@jest/globals';
import { addDays, type Instant } from '#kernel';
import { specTime } from '#kernel/testing';
import { elapsed, happened, type Input, processSpec, toSend } from '#processes';
import type { CaseEvent } from '../case/case.events.js';
import { caseExamples as examples, exampleCaseId, recordedCase } from '../case/case.examples.js';
import { defaultCasePolicy } from '../case/case.policy.js';
import { caseStream } from '../case/case.streams.js';
import { CloseCase } from '../use-cases/close-case/close-case.js';
import { RemindCustomer } from '../use-cases/remind-customer/remind-customer.js';
import { like } from '../case/testing/given.js';
import { silentCustomer } from './silent-customer.process.js';

const given = processSpec(silentCustomer(defaultCasePolicy));
const stream = caseStream(exampleCaseId);

const day = (days: number): Instant => addDays(specTime, days);

/** An event of the case, this many days after the first, at this revision. */
const on = (days: number, event: CaseEvent, revision = 1): Input<CaseEvent> =>
  happened(recordedCase([event], { occurredAt: day(days), revision })[0]);
const timerOn = (days: number): Input<never> => elapsed(stream, 'next', day(days));

const { AwaitingStarted: asked, AwaitingEnded: answered, ResolutionProposed: proposed } = examples;
const reminded = (nth: number, owed: 'answer' | 'confirmation' = 'answer') => like('CustomerReminded', { nth, owed });
const message = (nth: number, owed: 'answer' | 'confirmation' = 'answer') => ({
  kind: 'customer-reminder',
  stream,
  data: { nth, owed },
});
const remind = (nth: number, silentSince = 1) => toSend(RemindCustomer, stream, { silentSince, nth });
const closeAs = (code: string, silentSince = 1) => toSend(CloseCase, stream, { code, ground: 'idle', silentSince });

describe('a silent customer', () => {
  it('gets three days', () => {
    given()
      .when(on(0, asked))
      .then({ timers: { next: day(3) } });
  });

  it('is then reminded', () => {
    given(on(0, asked))
      .when(timerOn(3))
      .then({ commands: [remind(1)] });
  });

  it('who was reminded gets until the sixth day', () => {
    given(on(0, asked))
      .when(on(3, reminded(1), 2))
      .then({ messages: [message(1)], timers: { next: day(6) } });
  });

  it('is reminded a second time', () => {
    given(on(0, asked), on(3, reminded(1), 2))
      .when(timerOn(6))
      .then({ commands: [remind(2)] });
    given(on(0, asked), on(3, reminded(1), 2))
      .when(on(6, reminded(2), 3))
      .then({ messages: [message(2)], timers: { next: day(9) } });
  });

  it('has the case closed on the ninth day', () => {
    given(on(0, asked), on(3, reminded(1), 2), on(6, reminded(2), 3))
      .when(timerOn(9))
      .then({ commands: [closeAs('no-answer')] });
  });

  it('who did not confirm a resolution has the case closed with its code', () => {
    const past = [on(0, proposed), on(3, reminded(1, 'confirmation'), 2), on(6, reminded(2, 'confirmation'), 3)];
    given(...past)
      .when(timerOn(9))
      .then({ commands: [closeAs('device-replaced')] });
  });

  it('gets the usual time between steps after an outage', () => {
    given(on(0, asked))
      .when(on(20, reminded(1), 2))
      .then({ messages: [message(1)], timers: { next: day(23) } });
    given(on(0, asked), on(20, reminded(1), 2))
      .when(on(23, reminded(2), 3))
      .then({ messages: [message(2)], timers: { next: day(26) } });
  });

  it('gets no less time because an agent reminded early', () => {
    given(on(0, asked), on(1, reminded(1), 2))
      .when(on(2, reminded(2), 3))
      .then({ messages: [message(2)], timers: { next: day(9) } });
  });
});

describe('the silence', () => {
  const past = [on(0, asked), on(3, reminded(1), 2)];
  const ends: CaseEvent[] = [
    answered,
    like('AwaitingStarted', { party: 'vendor' }),
    examples.WorkStarted,
    examples.WorkReturned,
    examples.ResolutionConfirmed,
    examples.ResolutionRejected,
    examples.CaseClosed,
    examples.CaseReopened,
  ];

  it.each(ends)('ends at $type', (event) => {
    given(...past)
      .when(on(4, event, 3))
      .then({ timers: { next: null } });
    given(...past, on(4, event, 3)).thenOver();
  });

  it('starts anew with another question, and with a proposed resolution', () => {
    given(...past)
      .when(on(4, asked, 3))
      .then({ timers: { next: day(7) } });
    given(...past)
      .when(on(4, proposed, 3))
      .then({ timers: { next: day(7) } });
    given(...past, on(4, proposed, 3))
      .when(timerOn(7))
      .then({ commands: [remind(1, 3)] });
  });

  it('starts anew with a contact that leaves a proposed resolution unanswered, which keeps its code', () => {
    const called = on(4, like('ContactRecorded', { direction: 'inbound' }), 3);
    given(on(0, proposed), on(3, reminded(1, 'confirmation'), 2))
      .when(called)
      .then({ timers: { next: day(7) } });
    const remindedAgain = [on(7, reminded(1, 'confirmation'), 4), on(10, reminded(2, 'confirmation'), 5)];
    given(on(0, proposed), called, ...remindedAgain)
      .when(timerOn(13))
      .then({ commands: [closeAs('device-replaced', 3)] });
  });

  const goesOn: CaseEvent[] = [
    like('ContactRecorded', { direction: 'outbound' }),
    examples.CaseClassified,
    examples.PrioritySet,
    examples.CaseRouted,
    examples.AgentAssigned,
    examples.AgentReleased,
    examples.NoteAdded,
    examples.CaseDiagnosed,
    examples.CaseEscalated,
    examples.EscalationAccepted,
    examples.EscalationDeclined,
    examples.CaseDeEscalated,
    examples.RepairScheduled,
    examples.DeviceReplaced,
    examples.CaseLinked,
    examples.CustomerLinked,
    examples.IdentityVerified,
  ];

  it.each(goesOn)('continues over $type', (event) => {
    given(...past)
      .when(on(4, event, 3))
      .thenNothing();
  });

  it('is null while the customer owes nothing', () => {
    given()
      .when(on(0, examples.CaseOpened, 0))
      .thenNothing();
    given(on(0, examples.CaseOpened, 0)).thenOver();
  });
});

describe('a closing that was refused because of a pending escalation', () => {
  const past = [on(0, asked), on(3, reminded(1), 2), on(6, reminded(2), 3)];

  it.each([examples.EscalationAccepted, examples.EscalationDeclined])('is tried again at $type', (event) => {
    given(...past)
      .when(on(11, event, 5))
      .then({ timers: { next: day(11) } });
    given(...past)
      .when(on(7, event, 5))
      .then({ timers: { next: day(9) } });
  });
});

describe('an outcome of a command', () => {
  it('changes nothing: the state follows the events', () => {
    given(on(0, asked))
      .when({
        kind: 'outcome',
        instance: stream,
        command: { name: 'RemindCustomer', stream, data: { silentSince: 1, nth: 1 } },
        outcome: { kind: 'refused', code: 'CUSTOMER_NOT_SILENT' },
      })
      .thenNothing();
  });
});

describe('a reminder by an agent', () => {
  it('in a silence that began before the process existed sends a message and sets no timer', () => {
    given()
      .when(on(0, reminded(1)))
      .then({ messages: [message(1)] });
  });
});
