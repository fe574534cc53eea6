import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F28: by the customer, or by an agent on the customer's behalf. */
export class ConfirmResolution extends commandNamed('ConfirmResolution')<{ readonly comment?: string }> {}

export const confirmResolution: Decide<ConfirmResolution, CaseState, CaseEvent> = ({ data: { comment } }, state) => {
  assertOpen(state);
  if (!state.resolution) throw new CaseRefusal('NO_RESOLUTION_PROPOSED');
  return state.resolution.confirmed ? [] : [{ type: 'ResolutionConfirmed', data: { comment } }];
};
