import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { LinkCustomer, linkCustomer } from './link-customer.js';

@InputType({ description: 'Input of the mutation `linkCustomer`.' })
class LinkCustomerInput extends CaseCommandInput {
  @CodeField({ isId: true, description: 'Id of the customer. They need not be registered here.' })
  readonly customerId: string;
}

export const linkCustomerSlice = caseApi.slice({
  command: LinkCustomer,
  decide: linkCustomer,
  mutation: {
    input: LinkCustomerInput,
    allow: [...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Records to which customer a case belongs that was opened without one.',
  },
});
