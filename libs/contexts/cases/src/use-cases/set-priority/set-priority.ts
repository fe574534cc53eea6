import { commandNamed, type Decide, sameJson } from '#kernel';
import type { CaseEvent, Level, Priority } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Omitted impact and urgency stay as they are. */
export class SetPriority extends commandNamed('SetPriority')<{
  readonly priority: Priority;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly reason?: string;
}> {}

export const setPriority: Decide<SetPriority, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const present = state.urgency;
  const { priority, impact = present.impact, urgency = present.urgency, reason } = data;
  if (sameJson({ priority, impact, urgency }, present)) return [];
  return [{ type: 'PrioritySet', data: { priority, impact, urgency, reason } }];
};
