import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import type { CasePolicy } from '../../case/case.policy.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen, assertStillSilent } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/**
 * F35: reminds a customer who owes an answer or a confirmation. An agent asks for the next reminder; a timer names
 * which one it means, so a reminder that was overtaken by events is not sent again.
 */
export class RemindCustomer extends commandNamed('RemindCustomer')<{
  /** Revision at which the silence began that the reminder is about; any silence if omitted. */
  readonly silentSince?: number;
  /** Number of the reminder within that silence, from 1; the next one if omitted. */
  readonly nth?: number;
}> {}

export const remindCustomer =
  ({ reminderDays }: CasePolicy): Decide<RemindCustomer, CaseState, CaseEvent> =>
  ({ data: { silentSince, nth } }, state) => {
    assertOpen(state);
    const { silence } = state;
    assertStillSilent(silence, silentSince);
    const { reminders, owed } = silence;
    if (nth !== undefined && nth <= reminders) return [];
    if (reminders >= reminderDays.length) throw new CaseRefusal('REMINDED_ENOUGH', { reminders });
    return [{ type: 'CustomerReminded', data: { nth: reminders + 1, owed } }];
  };
