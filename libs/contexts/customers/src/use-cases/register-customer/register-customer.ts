import { commandNamed, type Decide } from '#kernel';
import type { KnownContact } from '../../customer/contacts/contact-details.js';
import type { CustomerEvent, Segment } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertNotMerged } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** Of an id that another system gave, or of one that derives from the command id. */
export class RegisterCustomer extends commandNamed('RegisterCustomer')<{
  /** Where another system gave it; it names the stream. */
  readonly customerId?: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly region: string;
  /** `consumer` without it. */
  readonly segment?: Segment;
  readonly language: string;
  readonly accessibility?: readonly string[];
  readonly preferredChannel?: string;
}> {}

/**
 * Somebody who is known under another id already is registered all the same: that they are one is for people to say.
 * @param contact what the command says of how to reach them, in the form to be stored.
 */
export const registerCustomer =
  (contact: KnownContact): Decide<RegisterCustomer, CustomerState, CustomerEvent> =>
  ({ data }, state) => {
    assertNotMerged(state);
    if (state.isRegistered) throw new CustomerRefusal('CUSTOMER_ALREADY_REGISTERED');
    return [
      {
        type: 'CustomerRegistered',
        data: {
          name: data.name,
          phone: contact.phone,
          email: contact.email,
          contactIndex: contact.contactIndex,
          region: data.region,
          segment: data.segment ?? 'consumer',
          language: data.language,
          accessibility: data.accessibility ?? [],
          preferredChannel: data.preferredChannel,
        },
      },
    ];
  };
