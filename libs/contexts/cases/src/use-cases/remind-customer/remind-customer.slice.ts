import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { defaultCasePolicy as policy } from '../../case/case.policy.js';
import { RemindCustomer, remindCustomer } from './remind-customer.js';

@InputType({ description: 'Input of the mutation `remindCustomer`.' })
class RemindCustomerInput extends CaseCommandInput {}

export const remindCustomerSlice = caseApi.slice({
  command: RemindCustomer,
  decide: { needs: [], with: () => ({ decide: remindCustomer(policy), policyVersion: policy.version }) },
  mutation: {
    input: RemindCustomerInput,
    allow: [...workers, 'integration'],
    description:
      'Reminds a customer who owes an answer or a word on the proposed resolution. At most two reminders by ' +
      'default; then the case may be closed on ground `IDLE`.',
  },
});
