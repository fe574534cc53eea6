import type { CaseEvent, OwedReply } from './case.events.js';

/** F28, F35: the customer owes a reply and has not been heard from. */
export interface Silence {
  readonly owed: OwedReply;
  /** The revision at which it began: names this silence among all of the case. */
  readonly since: number;
  /** Sent since then. */
  readonly reminders: number;
}

/**
 * The silence that an event begins, goes on with or ends, for decisions and processes alike. Most leave it as it is. An answer ends it. A contact
 * of the customer that leaves a proposed resolution unanswered begins it anew: who was in touch is not silent, but may fall
 * silent again.
 * @param revision of the event.
 */
export const silenceAfter = (silence: Silence | undefined, event: CaseEvent, revision: number): Silence | undefined => {
  switch (event.type) {
    case 'AwaitingStarted':
      return event.data.party === 'customer' ? { owed: 'answer', since: revision, reminders: 0 } : undefined;
    case 'ResolutionProposed':
      return { owed: 'confirmation', since: revision, reminders: 0 };
    case 'CustomerReminded':
      return silence && { ...silence, reminders: event.data.nth };
    case 'ContactRecorded':
      return silence && event.data.direction === 'inbound' ? { ...silence, since: revision, reminders: 0 } : silence;
    case 'CaseOpened':
    case 'WorkStarted':
    case 'WorkReturned':
    case 'AwaitingEnded':
    case 'ResolutionConfirmed':
    case 'ResolutionRejected':
    case 'CaseClosed':
    case 'CaseReopened':
      return undefined;
    default:
      return silence;
  }
};
