import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class ResumeCase extends commandNamed('ResumeCase')<Record<never, never>> {}

export const resumeCase: Decide<ResumeCase, CaseState, CaseEvent> = (_command, state) => {
  assertOpen(state);
  if (state.status === 'active') return [];
  if (!state.awaitedParty) throw new CaseRefusal('NOT_AWAITING');
  return [{ type: 'AwaitingEnded', data: { party: state.awaitedParty } }];
};
