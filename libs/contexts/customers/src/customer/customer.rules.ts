import { type Actor, type Command, type Decide, isOwn } from '#kernel';
import type { CustomerEvent } from './customer.events.js';
import { CustomerRefusal } from './customer.refusals.js';
import type { CustomerState } from './customer.state.js';
import { customerIdOf } from './customer.streams.js';

/** Rules shared by most commands. This one requires that the record was not merged into another. */
export const assertNotMerged = ({ mergedInto }: CustomerState): void => {
  if (mergedInto !== undefined) throw new CustomerRefusal('CUSTOMER_MERGED', { survivor: mergedInto });
};

export const assertRegistered = (state: CustomerState): void => {
  assertNotMerged(state);
  if (!state.isRegistered) throw new CustomerRefusal('CUSTOMER_NOT_FOUND');
};

const assertOwn = (actor: Actor, customerId: string): void => {
  if (actor.role === 'customer' && !isOwn(actor, customerId)) throw new CustomerRefusal('NOT_YOUR_RECORD');
};

/** Wraps a decider with the rule of every command on a customer: customers act on their own record only. */
export const onOwnRecord =
  <C extends Command>(decide: Decide<C, CustomerState, CustomerEvent>): Decide<C, CustomerState, CustomerEvent> =>
  (command, state) => {
    assertOwn(command.context.actor, customerIdOf(command.stream));
    return decide(command, state);
  };
