import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class StartWork extends commandNamed('StartWork')<Record<never, never>> {}

/** Work starts on a new case only; ResumeCase ends a wait, RejectResolution a resolution. */
export const startWork: Decide<StartWork, CaseState, CaseEvent> = (_command, state) => {
  assertOpen(state);
  if (state.status === 'active') return [];
  if (state.status === 'awaiting') throw new CaseRefusal('WORK_ALREADY_STARTED');
  if (state.status === 'resolved') throw new CaseRefusal('CASE_RESOLVED');
  return [{ type: 'WorkStarted', data: {} }];
};
