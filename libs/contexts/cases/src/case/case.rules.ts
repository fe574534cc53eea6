import { type Actor, type Command, type Decide, isOwn } from '#kernel';
import type { CaseEvent } from './case.events.js';
import { CaseRefusal } from './case.refusals.js';
import type { Silence } from './case.silence.js';
import type { CaseState, Opened, PendingEscalation } from './case.state.js';

/** The rules that most commands share. */
export function assertOpened(state: CaseState): asserts state is Opened {
  if (state.status === 'unopened') throw new CaseRefusal('CASE_NOT_FOUND');
}

export function assertOpen(state: CaseState): asserts state is Opened {
  assertOpened(state);
  if (state.status === 'closed') throw new CaseRefusal('CASE_NOT_OPEN');
}

/** Customers act on their own cases only; a case without a customer is nobody's own. */
export const assertOwn = (actor: Actor, customerId: string | undefined): void => {
  if (actor.role === 'customer' && !isOwn(actor, customerId)) throw new CaseRefusal('NOT_YOUR_CASE');
};

/** The rule that holds for every command on a case, put before its own. */
export const onOwnCase =
  <C extends Command>(decide: Decide<C, CaseState, CaseEvent>): Decide<C, CaseState, CaseEvent> =>
  (command, state) => {
    if (state.status !== 'unopened') assertOwn(command.context.actor, state.customerId);
    return decide(command, state);
  };

/** That the customer owes a reply, and owes it still where the command names the silence it is about. */
export function assertStillSilent(silence: Silence | undefined, since?: number): asserts silence is Silence {
  if (!silence || (since !== undefined && since !== silence.since)) throw new CaseRefusal('CUSTOMER_NOT_SILENT');
}

/** The pending escalation, which only someone of the tier it goes to may accept or decline. */
export const escalationToAnswer = ({ pendingEscalation }: Opened, { tier }: Actor): PendingEscalation => {
  if (!pendingEscalation) throw new CaseRefusal('NO_ESCALATION_PENDING');
  const { toTier } = pendingEscalation;
  if (tier !== toTier) throw new CaseRefusal('NOT_IN_TARGET_TIER', { tier: toTier });
  return pendingEscalation;
};
