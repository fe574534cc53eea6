import { type Actor, type Command, type Decide, isOwn } from '#kernel';
import type { CustomerEvent } from './customer.events.js';
import { CustomerRefusal } from './customer.refusals.js';
import type { CustomerState } from './customer.state.js';
import { customerIdOf } from './customer.streams.js';

/** The rules that most commands share. */
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

/** The rule that holds for every command on a customer, put before its own: customers act on their own record only. */
export const onOwnRecord =
  <C extends Command>(decide: Decide<C, CustomerState, CustomerEvent>): Decide<C, CustomerState, CustomerEvent> =>
  (command, state) => {
    assertOwn(command.context.actor, customerIdOf(command.stream));
    return decide(command, state);
  };
