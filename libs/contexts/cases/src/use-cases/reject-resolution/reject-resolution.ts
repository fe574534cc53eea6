import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F28: possible after a confirmation too, as long as the case is not closed. The case becomes active again. */
export class RejectResolution extends commandNamed('RejectResolution')<{ readonly reason?: string }> {}

export const rejectResolution: Decide<RejectResolution, CaseState, CaseEvent> = ({ data: { reason } }, state) => {
  assertOpen(state);
  if (!state.resolution) throw new CaseRefusal('NO_RESOLUTION_PROPOSED');
  return [{ type: 'ResolutionRejected', data: { reason } }];
};
