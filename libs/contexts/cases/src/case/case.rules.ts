import { type Actor, type Command, type Decide, isOwn } from '#kernel';
import type { CaseEvent } from './case.events.js';
import { CaseRefusal } from './case.refusals.js';
import type { Silence } from './case.silence.js';
import type { CaseState, Opened, PendingEscalation } from './case.state.js';

/** Rules shared by most commands. This one requires that the case exists. */
export function assertOpened(state: CaseState): asserts state is Opened {
  if (state.status === 'unopened') throw new CaseRefusal('CASE_NOT_FOUND');
}

export function assertOpen(state: CaseState): asserts state is Opened {
  assertOpened(state);
  if (state.status === 'closed') throw new CaseRefusal('CASE_NOT_OPEN');
}

/** Requires that a customer acts on their own case; a case without a customer belongs to no customer. */
export const assertOwn = (actor: Actor, customerId: string | undefined): void => {
  if (actor.role === 'customer' && !isOwn(actor, customerId)) throw new CaseRefusal('NOT_YOUR_CASE');
};

/** Wraps a decider with the rule of every command on a case: customers act on their own cases only. */
export const onOwnCase =
  <C extends Command>(decide: Decide<C, CaseState, CaseEvent>): Decide<C, CaseState, CaseEvent> =>
  (command, state) => {
    if (state.status !== 'unopened') assertOwn(command.context.actor, state.customerId);
    return decide(command, state);
  };

/** Requires that the customer owes a reply and, if `since` is given, that it is the same silence. */
export function assertStillSilent(silence: Silence | undefined, since?: number): asserts silence is Silence {
  if (!silence || (since !== undefined && since !== silence.since)) throw new CaseRefusal('CUSTOMER_NOT_SILENT');
}

/** The pending escalation, provided the actor is in the tier it was sent to. */
export const escalationToAnswer = ({ pendingEscalation }: Opened, { tier }: Actor): PendingEscalation => {
  if (!pendingEscalation) throw new CaseRefusal('NO_ESCALATION_PENDING');
  const { toTier } = pendingEscalation;
  if (tier !== toTier) throw new CaseRefusal('NOT_IN_TARGET_TIER', { tier: toTier });
  return pendingEscalation;
};
