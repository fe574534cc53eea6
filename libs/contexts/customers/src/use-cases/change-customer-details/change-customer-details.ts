import { commandNamed, type Decide, sameJson } from '#kernel';
import type { KnownContact } from '../../customer/contacts/contact-details.js';
import type { CustomerEvent, Segment } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertRegistered } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** Replaces all details: a number or address that is left out is removed. */
export class ChangeCustomerDetails extends commandNamed('ChangeCustomerDetails')<{
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly region: string;
  /** Unchanged if omitted. */
  readonly segment?: Segment;
}> {}

/** @param contact the number and address of the command in normal form. */
export const changeCustomerDetails =
  ({ phone, email, contactIndex }: KnownContact): Decide<ChangeCustomerDetails, CustomerState, CustomerEvent> =>
  ({ data, context }, state) => {
    assertRegistered(state);
    const { name, region } = data;
    const present = state.details?.segment ?? 'consumer';
    const segment = data.segment ?? present;
    if (context.actor.role === 'customer' && segment !== present) {
      // queues and service terms depend on it
      throw new CustomerRefusal('SEGMENT_NOT_YOURS_TO_CHANGE', {}, ['segment']);
    }
    const details = { name, phone, email, region, segment };
    if (sameJson(details, state.details)) return [];
    return [{ type: 'CustomerDetailsChanged', data: { ...details, contactIndex } }];
  };
