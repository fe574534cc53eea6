import { commandNamed, type Decide } from '#kernel';
import type { AwaitedParty, CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class AwaitParty extends commandNamed('AwaitParty')<{
  readonly party: AwaitedParty;
  readonly reason?: string;
}> {}

/** A case waits for one party at a time. */
export const awaitParty: Decide<AwaitParty, CaseState, CaseEvent> = ({ data: { party, reason } }, state) => {
  assertOpen(state);
  if (state.awaitedParty === party) return [];
  if (state.awaitedParty) throw new CaseRefusal('AWAITING_ALREADY', { party: state.awaitedParty }, ['party']);
  if (state.status === 'resolved') throw new CaseRefusal('CASE_RESOLVED');
  return [{ type: 'AwaitingStarted', data: { party, reason } }];
};
