import type { CaseEvent, CaseStatus, Opened } from '#cases';
import { assertNever } from '#kernel';
import type { Standing } from './codes.js';

export const standsSo = (state: Opened, standing: Standing): boolean =>
  state.status === standing.status && (standing.status !== 'awaiting' || state.awaitedParty === standing.awaited);

/**
 * What ends before a case can stand otherwise; after it the case is active. A wait ends where work goes on or another wait
 * begins: being returned, resolved or closed settles it by itself. A closure settles a proposed resolution likewise.
 */
export const leaving = (state: Opened, standing: Standing): CaseEvent[] => {
  if (standsSo(state, standing)) return [];
  if (state.status === 'closed') return [{ type: 'CaseReopened', data: {} }];
  if (state.status === 'resolved')
    return standing.status === 'closed' ? [] : [{ type: 'ResolutionRejected', data: {} }];
  const goesOn = standing.status === 'active' || standing.status === 'awaiting';
  return state.awaitedParty && goesOn ? [{ type: 'AwaitingEnded', data: { party: state.awaitedParty } }] : [];
};

/** What brings a case from where it stands after {@link leaving} to where the log says it stands. */
export const entering = (from: CaseStatus, standing: Standing): CaseEvent[] => {
  switch (standing.status) {
    case 'new':
      return from === 'new' ? [] : [{ type: 'WorkReturned', data: {} }];
    case 'active':
      return from === 'active' ? [] : [{ type: 'WorkStarted', data: {} }];
    case 'awaiting':
      return [{ type: 'AwaitingStarted', data: { party: standing.awaited } }];
    case 'resolved':
      return [{ type: 'ResolutionProposed', data: { code: standing.code } }];
    case 'closed':
      return [{ type: 'CaseClosed', data: { code: standing.code, ground: 'unrecorded' } }];
    default:
      return assertNever(standing);
  }
};
