import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { VerifyIdentity, verifyIdentity } from './verify-identity.js';

@InputType({ description: 'Input of the mutation `verifyIdentity`.' })
class VerifyIdentityInput extends CaseCommandInput {
  @CodeField({
    description:
      'How the identity was verified: `one-time-code`, `document`, `account-sign-in` or `security-questions`. ' +
      'Never send the code or the answer itself.',
  })
  readonly method: string;
}

export const verifyIdentitySlice = caseApi.slice({
  command: VerifyIdentity,
  decide: verifyIdentity,
  mutation: {
    input: VerifyIdentityInput,
    allow: [...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Records that the person in touch has proved to be the customer. It holds until the case is closed.',
  },
});
