import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, EmailField, EnumField, TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { SegmentEnum } from '../../api/enums.js';
import { ContactIndexer } from '../../customer/contacts/contact-indexer.js';
import type { Segment } from '../../customer/customer.events.js';
import { ChangeCustomerDetails, changeCustomerDetails } from './change-customer-details.js';

@InputType({ description: 'Input of the mutation `changeCustomerDetails`.' })
class ChangeCustomerDetailsInput extends CustomerCommandInput {
  @TextField({ longest: 200, description: 'Name of the customer.' })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description:
      'Telephone number with its country code, `+86 10 5550 0142`, or as it is dialled in `region`. Removed if ' +
      'omitted.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true, description: 'E-mail address of the customer. Removed if omitted.' })
  readonly email?: string;

  @CodeField({ description: 'Region that the customer lives in, as an ISO 3166 code: `HK`, `CN-BJ`.' })
  readonly region: string;

  @EnumField(SegmentEnum, {
    nullable: true,
    description: 'Kind of customer. Unchanged if omitted. Customers cannot change it themselves.',
  })
  readonly segment?: Segment;
}

export const changeCustomerDetailsSlice = customerApi.slice({
  command: ChangeCustomerDetails,
  decide: {
    needs: [ContactIndexer],
    with: async ({ data }, contacts) => ({ decide: changeCustomerDetails(await contacts.known(data)) }),
  },
  mutation: {
    input: ChangeCustomerDetailsInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description:
      'Replaces the name, contact details, region and segment of a customer. Contact details that are omitted ' +
      'are removed.',
  },
});
