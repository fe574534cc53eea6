import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { LinkCustomer, linkCustomer } from './link-customer.js';

@InputType()
class LinkCustomerInput extends CaseCommandInput {
  @CodeField()
  readonly customerId: string;
}

export const linkCustomerSlice = caseApi.slice({
  command: LinkCustomer,
  decide: linkCustomer,
  mutation: {
    input: LinkCustomerInput,
    allow: [...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Says whose case it is that was opened for a guest.',
  },
});
