import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, CommandInput, EmailField, EnumField, LanguageField, TextField } from '#graphql';
import { customerApi } from '../../api/customer.api.js';
import { SegmentEnum } from '../../api/enums.js';
import { ContactIndexer } from '../../customer/contacts/contact-indexer.js';
import type { Segment } from '../../customer/customer.events.js';
import { RegisterCustomer, registerCustomer } from './register-customer.js';

@InputType({ description: 'Input of the mutation `registerCustomer`.' })
class RegisterCustomerInput extends CommandInput {
  @CodeField({
    isId: true,
    nullable: true,
    description: 'Id of the customer in another system. The server mints one if omitted.',
  })
  readonly customerId?: string;

  @TextField({ longest: 200, description: 'Name of the customer.' })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description: 'Telephone number with its country code, `+86 10 5550 0142`, or as it is dialled in `region`.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true, description: 'E-mail address of the customer.' })
  readonly email?: string;

  @CodeField({ description: 'Region that the customer lives in, as an ISO 3166 code: `HK`, `CN-BJ`.' })
  readonly region: string;

  @EnumField(SegmentEnum, { nullable: true, description: 'Kind of customer. `CONSUMER` if omitted.' })
  readonly segment?: Segment;

  @LanguageField({ description: 'Language in which the customer wants to be served.' })
  readonly language: string;

  @CodeField({
    nullable: true,
    list: true,
    description: 'Codes of what the customer needs to be served: `relay-service`, `large-print`.',
  })
  readonly accessibility?: readonly string[];

  @CodeField({
    nullable: true,
    description: 'Code of the channel by which the customer prefers to be reached: `email`.',
  })
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
    description:
      'Registers a customer. Other customers with the same telephone number or e-mail address are reported as ' +
      '`possibleDuplicates`, never rejected.',
    creates: true,
  },
});
