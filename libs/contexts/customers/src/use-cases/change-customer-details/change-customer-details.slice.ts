import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, EmailField, EnumField, TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { SegmentEnum } from '../../api/enums.js';
import { ContactIndexer } from '../../customer/contacts/contact-indexer.js';
import type { Segment } from '../../customer/customer.events.js';
import { ChangeCustomerDetails, changeCustomerDetails } from './change-customer-details.js';

@InputType()
class ChangeCustomerDetailsInput extends CustomerCommandInput {
  @TextField({ longest: 200 })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description: 'With its country code, `+86 10 5550 0142`, or as it is dialled in the region. Forgotten without it.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true, description: 'Forgotten without it.' })
  readonly email?: string;

  @CodeField()
  readonly region: string;

  @EnumField(SegmentEnum, { nullable: true, description: 'As it was without it. Not for customers to change.' })
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
    description: 'States who a customer is and how to reach them, all of it anew.',
  },
});
