import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, CommandInput, EmailField, EnumField, LanguageField, TextField } from '#graphql';
import { customerApi } from '../../api/customer.api.js';
import { SegmentEnum } from '../../api/enums.js';
import { ContactIndexer } from '../../customer/contacts/contact-indexer.js';
import type { Segment } from '../../customer/customer.events.js';
import { RegisterCustomer, registerCustomer } from './register-customer.js';

@InputType()
class RegisterCustomerInput extends CommandInput {
  @CodeField({ nullable: true, description: 'As another system knows the customer; a new one without it.' })
  readonly customerId?: string;

  @TextField({ longest: 200 })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description: 'With its country code, `+86 10 5550 0142`, or as it is dialled in the region.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true })
  readonly email?: string;

  @CodeField()
  readonly region: string;

  @EnumField(SegmentEnum, { nullable: true, description: 'CONSUMER without it.' })
  readonly segment?: Segment;

  @LanguageField()
  readonly language: string;

  @CodeField({ nullable: true, list: true, description: 'What the customer needs: `relay-service`, `large-print`.' })
  readonly accessibility?: readonly string[];

  @CodeField({ nullable: true })
  readonly preferredChannel?: string;
}

export const registerCustomerSlice = customerApi.slice({
  command: RegisterCustomer,
  decide: {
    needs: [ContactIndexer],
    with: async ({ data }, contacts) => ({ decide: registerCustomer(await contacts.known(data)) }),
  },
  mutation: {
    input: RegisterCustomerInput,
    allow: [...facingCustomers, 'integration'],
    description: 'Registers a customer. Others who are reached the same way are told as `possibleDuplicates`.',
    creates: true,
  },
});
