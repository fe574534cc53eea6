import type { AwaitedParty, CaseEvent } from './case.events.js';

export type CaseStatus = 'new' | 'active' | 'awaiting' | 'resolved' | 'closed';

/** The status of a case, and for whom it waits while that is `awaiting`. */
export interface CurrentStatus {
  readonly status: CaseStatus;
  readonly awaitedParty: AwaitedParty | null;
}

/** The standing that an event brings about, for decisions and readers alike; undefined where it leaves it as it was, as most do. */
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
