import type { CaseEvent, CaseStatus, Opened } from '#cases';
import { assertNever } from '#kernel';
import type { IncidentStatus } from './codes.js';

export const standsSo = (state: Opened, status: IncidentStatus): boolean =>
  state.status === status.status && (status.status !== 'awaiting' || state.awaitedParty === status.awaited);

/**
 * The events that end the present status; after them the case is active. A wait is ended if work continues or another
 * wait begins; returning, resolving or closing the case ends it implicitly. A closure likewise ends a proposed
 * resolution.
 */
export const leaving = (state: Opened, status: IncidentStatus): CaseEvent[] => {
  if (standsSo(state, status)) return [];
  if (state.status === 'closed') return [{ type: 'CaseReopened', data: {} }];
  if (state.status === 'resolved') return status.status === 'closed' ? [] : [{ type: 'ResolutionRejected', data: {} }];
  const goesOn = status.status === 'active' || status.status === 'awaiting';
  return state.awaitedParty && goesOn ? [{ type: 'AwaitingEnded', data: { party: state.awaitedParty } }] : [];
};

/** The events that lead from the status after {@link leaving} to the status in the log. */
export const entering = (from: CaseStatus, status: IncidentStatus): CaseEvent[] => {
  switch (status.status) {
    case 'new':
      return from === 'new' ? [] : [{ type: 'WorkReturned', data: {} }];
    case 'active':
      return from === 'active' ? [] : [{ type: 'WorkStarted', data: {} }];
    case 'awaiting':
      return [{ type: 'AwaitingStarted', data: { party: status.awaited } }];
    case 'resolved':
      return [{ type: 'ResolutionProposed', data: { code: status.code } }];
    case 'closed':
      return [{ type: 'CaseClosed', data: { code: status.code, ground: 'unrecorded' } }];
    default:
      return assertNever(status);
  }
};
