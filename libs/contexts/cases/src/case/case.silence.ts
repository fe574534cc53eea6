import type { CaseEvent, OwedReply } from './case.events.js';

/** F28, F35: the customer owes a reply and has not been in touch since. */
export interface Silence {
  readonly owed: OwedReply;
  /** Revision at which the silence began; identifies it within the case. */
  readonly since: number;
  /** Number of reminders sent since then. */
  readonly reminders: number;
}

/**
 * The silence after an event, for decisions and processes alike. Most events leave it unchanged, and an answer ends it.
 * If the customer gets in touch but does not respond to a proposed resolution, a new silence begins: it counts from
 * that contact.
 * @param revision revision of the event.
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
