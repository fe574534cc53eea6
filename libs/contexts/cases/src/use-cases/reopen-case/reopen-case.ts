import { addDays, commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import type { CasePolicy } from '../../case/case.policy.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F28: allowed within the policy's window. After it, a new case is opened and linked to the old one. */
export class ReopenCase extends commandNamed('ReopenCase')<{ readonly reason?: string }> {}

export const reopenCase =
  ({ reopenWindowDays }: CasePolicy): Decide<ReopenCase, CaseState, CaseEvent> =>
  ({ data: { reason }, context }, state) => {
    assertOpened(state);
    if (!state.closing) throw new CaseRefusal('CASE_NOT_CLOSED');
    const { closedAt } = state.closing;
    if (context.now > addDays(closedAt, reopenWindowDays)) {
      throw new CaseRefusal('REOPEN_WINDOW_OVER', { closedAt, days: reopenWindowDays });
    }
    return [{ type: 'CaseReopened', data: { reason } }];
  };
