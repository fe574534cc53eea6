import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import type { CasePolicy } from '../../case/case.policy.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen, assertStillSilent } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/**
 * F35: a gentle check on a customer who owes an answer, or a word on the proposed resolution. What an agent asks for is the
 * next reminder; what a timer asks for says which, so that one overtaken by events reminds nobody again.
 */
export class RemindCustomer extends commandNamed('RemindCustomer')<{
  /** The silence that the reminder is about, by the revision at which it began; any without it. */
  readonly silentSince?: number;
  /** Which reminder of that silence it is to be, from 1; the next without it. */
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
