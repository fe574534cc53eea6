import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Makes the case new again for someone else to start: ends a wait and releases the agent. */
export class ReturnWork extends commandNamed('ReturnWork')<{ readonly reason?: string }> {}

export const returnWork: Decide<ReturnWork, CaseState, CaseEvent> = ({ data: { reason } }, state) => {
  assertOpen(state);
  if (state.status === 'new') return [];
  if (state.status === 'resolved') throw new CaseRefusal('CASE_RESOLVED');
  const returned: CaseEvent = { type: 'WorkReturned', data: { reason } };
  if (state.assignee === null) return [returned];
  return [{ type: 'AgentReleased', data: { agentId: state.assignee, reason } }, returned];
};
