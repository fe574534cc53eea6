import type { CaseEvent, Opened } from '#cases';
import type { CaseSnapshot } from './case-snapshot.js';

export const routed = (state: Opened, { queue }: CaseSnapshot): CaseEvent[] =>
  state.queue === queue ? [] : [{ type: 'CaseRouted', data: { fromQueue: state.queue, queue, skills: [] } }];

/** Releases the agent before a handover or a return to new, so every span of an agent's work has an end. */
export const released = ({ assignee }: Opened, { agentId }: CaseSnapshot, returned: boolean): CaseEvent[] =>
  assignee === null || (assignee === agentId && !returned)
    ? []
    : [{ type: 'AgentReleased', data: { agentId: assignee } }];

export const assigned = ({ assignee }: Opened, { agentId }: CaseSnapshot, returned: boolean): CaseEvent[] =>
  agentId === null || (assignee === agentId && !returned) ? [] : [{ type: 'AgentAssigned', data: { agentId } }];
