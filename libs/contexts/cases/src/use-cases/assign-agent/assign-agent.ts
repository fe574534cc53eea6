import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class AssignAgent extends commandNamed('AssignAgent')<{
  readonly agentId: string;
  /** F33: why the agent gets the case despite missing skills or capacity. */
  readonly overrideReason?: string;
}> {}

/** A case has one agent at a time: the present one is released first. */
export const assignAgent: Decide<AssignAgent, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const { agentId, overrideReason } = data;
  if (agentId === state.assignee) return [];
  const assigned: CaseEvent = { type: 'AgentAssigned', data: { agentId, overrideReason } };
  if (state.assignee === null) return [assigned];
  return [{ type: 'AgentReleased', data: { agentId: state.assignee } }, assigned];
};
