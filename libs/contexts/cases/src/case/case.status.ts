import type { AwaitedParty, CaseEvent } from './case.events.js';

export type CaseStatus = 'new' | 'active' | 'awaiting' | 'resolved' | 'closed';

/** The status of a case, and the party it waits for while the status is `awaiting`. */
export interface CurrentStatus {
  readonly status: CaseStatus;
  readonly awaitedParty: AwaitedParty | null;
}

/**
 * The status that an event leads to, or undefined if it does not change the status (most do not). Used by decisions and
 * read models alike.
 */
export const statusAfter = (event: CaseEvent): CurrentStatus | undefined => {
  switch (event.type) {
    case 'CaseOpened':
    case 'WorkReturned':
      return { status: 'new', awaitedParty: null };
    case 'WorkStarted':
    case 'AwaitingEnded':
    case 'ResolutionRejected':
    case 'CaseReopened':
      return { status: 'active', awaitedParty: null };
    case 'AwaitingStarted':
      return { status: 'awaiting', awaitedParty: event.data.party };
    case 'ResolutionProposed':
      return { status: 'resolved', awaitedParty: null };
    case 'CaseClosed':
      return { status: 'closed', awaitedParty: null };
    default:
      return undefined;
  }
};
