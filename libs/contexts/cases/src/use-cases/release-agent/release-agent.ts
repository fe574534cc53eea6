import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class ReleaseAgent extends commandNamed('ReleaseAgent')<{ readonly reason?: string }> {}

export const releaseAgent: Decide<ReleaseAgent, CaseState, CaseEvent> = ({ data: { reason } }, state) => {
  assertOpen(state);
  if (state.assignee === null) return [];
  return [{ type: 'AgentReleased', data: { agentId: state.assignee, reason } }];
};
