import type { CaseEvent, CaseStatus, Opened } from '#cases';
import { assertNever } from '#kernel';
import type { IncidentStatus } from './codes.js';

export const standsSo = (state: Opened, status: IncidentStatus): boolean =>
  state.status === status.status && (status.status !== 'awaiting' || state.awaitedParty === status.awaited);

/**
 * What ends before a case can stand otherwise; after it the case is active. A wait ends where work goes on or another wait
 * begins: being returned, resolved or closed settles it by itself. A closure settles a proposed resolution likewise.
 */
export const leaving = (state: Opened, status: IncidentStatus): CaseEvent[] => {
  if (standsSo(state, status)) return [];
  if (state.status === 'closed') return [{ type: 'CaseReopened', data: {} }];
  if (state.status === 'resolved') return status.status === 'closed' ? [] : [{ type: 'ResolutionRejected', data: {} }];
  const goesOn = status.status === 'active' || status.status === 'awaiting';
  return state.awaitedParty && goesOn ? [{ type: 'AwaitingEnded', data: { party: state.awaitedParty } }] : [];
};

/** What brings a case from where it stands after {@link leaving} to where the log says it stands. */
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
