import { commandNamed, type Decide } from '#kernel';
import type { KnownContact } from '../../customer/contacts/contact-details.js';
import type { CustomerEvent, Segment } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertNotMerged } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** The id comes from another system or is derived from the command id. */
export class RegisterCustomer extends commandNamed('RegisterCustomer')<{
  /** The id that another system gave; it names the stream. Derived from the command id if omitted. */
  readonly customerId?: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly region: string;
  /** `consumer` if omitted. */
  readonly segment?: Segment;
  readonly language: string;
  readonly accessibility?: readonly string[];
  readonly preferredChannel?: string;
}> {}

/**
 * A second registration of the same person is not refused: only people decide whether two records are one person.
 * @param contact the number and address of the command in normal form.
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
