import { addDays, type Instant, later, type Recorded, sameJson } from '#kernel';
import { defineProcess, type OutgoingCommand, type OutgoingMessage, type Reaction, toSend } from '#processes';
import type { CaseEvent, OwedReply } from '../case/case.events.js';
import type { CasePolicy } from '../case/case.policy.js';
import { type Silence, silenceAfter } from '../case/case.silence.js';
import { CASE_CATEGORY } from '../case/case.streams.js';
import { CloseCase } from '../use-cases/close-case/close-case.js';
import { RemindCustomer } from '../use-cases/remind-customer/remind-customer.js';

/** What is remembered of a case whose customer is silent; null of any other. */
export type SilentCustomer = SilenceState | null;

interface SilenceState {
  readonly silence: Silence;
  readonly begunAt: Instant;
  /** The last reminder; before the first, the beginning. */
  readonly remindedAt: Instant;
  /** With which the case would be closed. */
  readonly code: string;
}

/** The kind of the message that a reminder becomes. */
export const customerReminder = 'customer-reminder';

export interface CustomerReminder {
  readonly nth: number;
  readonly owed: OwedReply;
}

/** One timer for each case: until the next reminder, or until the closing after the last. */
const timer = 'next';

/** A question nobody answered resolves nothing; a resolution nobody confirmed keeps its own code. */
const unanswered = 'no-answer';

/**
 * F28, F35: a customer who owes a reply is reminded as often as the policy says, and then the case is closed as idle. What
 * ends the silence cancels the timer. A command that is on its way by then names the silence it is about, and is refused.
 */
export const silentCustomer = (policy: CasePolicy) =>
  defineProcess<SilentCustomer, CaseEvent>()({
    name: 'silent-customer',
    version: 1,
    reactsTo: {
      [CASE_CATEGORY]: [
        'CaseOpened',
        'WorkStarted',
        'WorkReturned',
        'AwaitingStarted',
        'AwaitingEnded',
        'ContactRecorded',
        'EscalationAccepted',
        'EscalationDeclined',
        'CustomerReminded',
        'ResolutionProposed',
        'ResolutionConfirmed',
        'ResolutionRejected',
        'CaseClosed',
        'CaseReopened',
      ],
    },
    origins: ['live'],
    commands: [RemindCustomer, CloseCase],
    initial: null,
    instanceOf: ({ envelope }) => envelope.stream,

    react(silent, input) {
      switch (input.kind) {
        case 'event':
          return { ...heard(silent, input.event, policy), messages: messagesOf(input.event) };
        case 'timer':
          return { state: silent, commands: silent ? [nextStep(silent, input.instance, policy)] : [] };
        case 'outcome':
          return { state: silent }; // the events tell: of what was accepted, and of what made a refusal right
      }
    },
  });

const heard = (silent: SilentCustomer, event: Recorded<CaseEvent>, policy: CasePolicy): Reaction<SilentCustomer> => {
  const after = silenceStateAfter(silent, event);
  if (!after) return silent ? { state: null, timers: { [timer]: null } } : { state: null };
  if (isEscalationAnswered(event) && after.silence.reminders >= policy.reminderDays.length) {
    // The pending escalation forbade to close: should the timer have been refused, it gets another chance.
    return { state: after, timers: { [timer]: later(dueAt(after, policy), event.envelope.occurredAt) } };
  }
  return sameJson(silent, after) ? { state: after } : { state: after, timers: { [timer]: dueAt(after, policy) } };
};

const isEscalationAnswered = ({ type }: CaseEvent): boolean =>
  type === 'EscalationAccepted' || type === 'EscalationDeclined';

const silenceStateAfter = (silent: SilentCustomer, event: Recorded<CaseEvent>): SilentCustomer => {
  const { occurredAt, revision } = event.envelope;
  const silence = silenceAfter(silent?.silence, event, revision);
  if (!silence) return null;
  if (silence.since !== silent?.silence.since) {
    return { silence, begunAt: occurredAt, remindedAt: occurredAt, code: codeOf(silence, silent, event) };
  }
  return { ...silent, silence, remindedAt: event.type === 'CustomerReminded' ? occurredAt : silent.remindedAt };
};

const codeOf = ({ owed }: Silence, silent: SilentCustomer, event: CaseEvent): string => {
  if (event.type === 'ResolutionProposed') return event.data.code;
  return owed === 'confirmation' && silent ? silent.code : unanswered;
};

/**
 * Never earlier than the policy says, and never closer to the last reminder than it means them to be: after an outage nobody
 * is reminded twice and closed at once.
 */
const dueAt = (
  { silence, begunAt, remindedAt }: SilenceState,
  { reminderDays, idleCloseDays }: CasePolicy,
): Instant => {
  const days = [0, ...reminderDays, idleCloseDays];
  const done = Math.min(silence.reminders, reminderDays.length);
  return later(addDays(begunAt, days[done + 1]), addDays(remindedAt, days[done + 1] - days[done]));
};

const nextStep = ({ silence, code }: SilenceState, stream: string, { reminderDays }: CasePolicy): OutgoingCommand => {
  const { since: silentSince, reminders } = silence;
  return reminders < reminderDays.length
    ? toSend(RemindCustomer, stream, { silentSince, nth: reminders + 1 })
    : toSend(CloseCase, stream, { code, ground: 'idle', silentSince });
};

/** Whoever asked for the reminder, the process or an agent. */
const messagesOf = (event: Recorded<CaseEvent>): readonly OutgoingMessage[] => {
  if (event.type !== 'CustomerReminded') return [];
  const { nth, owed } = event.data;
  const data: CustomerReminder = { nth, owed };
  return [{ kind: customerReminder, stream: event.envelope.stream, data }];
};
