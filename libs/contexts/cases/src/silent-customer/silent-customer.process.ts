import { addDays, type Instant, later, type Recorded, sameJson } from '#kernel';
import { defineProcess, type OutgoingCommand, type OutgoingMessage, type Reaction, toSend } from '#processes';
import type { CaseEvent, OwedReply } from '../case/case.events.js';
import type { CasePolicy } from '../case/case.policy.js';
import { type Silence, silenceAfter } from '../case/case.silence.js';
import { CASE_CATEGORY } from '../case/case.streams.js';
import { CloseCase } from '../use-cases/close-case/close-case.js';
import { RemindCustomer } from '../use-cases/remind-customer/remind-customer.js';

/** State of the process for one case: the silence of its customer, or null if the customer is not silent. */
export type SilentCustomer = SilenceState | null;

interface SilenceState {
  readonly silence: Silence;
  readonly begunAt: Instant;
  /** When the last reminder was sent; before the first one, when the silence began. */
  readonly remindedAt: Instant;
  /** The closing code that the case would get. */
  readonly code: string;
}

/** Message kind of reminders in the outbox. */
export const customerReminder = 'customer-reminder';

export interface CustomerReminder {
  readonly nth: number;
  readonly owed: OwedReply;
}

/** The one timer of each case: for the next reminder, or for the closing after the last. */
const timer = 'next';

/** Closing code after an unanswered question. An unconfirmed resolution keeps its own code instead. */
const unanswered = 'no-answer';

/**
 * F28, F35: reminds a customer who owes a reply as often as the policy says, then closes the case as idle. Whatever
 * ends the silence cancels the timer. A command already on its way names its silence, and is refused if that has ended.
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
          return { state: silent }; // the events show what was accepted and why something was refused
      }
    },
  });

const heard = (silent: SilentCustomer, event: Recorded<CaseEvent>, policy: CasePolicy): Reaction<SilentCustomer> => {
  const after = silenceStateAfter(silent, event);
  if (!after) return silent ? { state: null, timers: { [timer]: null } } : { state: null };
  if (isEscalationAnswered(event) && after.silence.reminders >= policy.reminderDays.length) {
    // A pending escalation blocks closing. If the timer's command was refused for that, it is tried again.
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
 * When the next step is due: not before the policy's day, and not sooner after the last reminder than the policy's
 * interval. Otherwise a customer could be reminded twice and the case closed at once after an outage.
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

/** The message of each reminder, whether the process or an agent asked for it. */
const messagesOf = (event: Recorded<CaseEvent>): readonly OutgoingMessage[] => {
  if (event.type !== 'CustomerReminded') return [];
  const { nth, owed } = event.data;
  const data: CustomerReminder = { nth, owed };
  return [{ kind: customerReminder, stream: event.envelope.stream, data }];
};
