import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { VerifyIdentity, verifyIdentity } from './verify-identity.js';

@InputType()
class VerifyIdentityInput extends CaseCommandInput {
  @CodeField({
    description:
      'How: `one-time-code`, `document`, `account-sign-in`, `security-questions`. Never the code or answer itself.',
  })
  readonly method: string;
}

export const verifyIdentitySlice = caseApi.slice({
  command: VerifyIdentity,
  decide: verifyIdentity,
  mutation: {
    input: VerifyIdentityInput,
    allow: [...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Records that the one in touch has shown who they are.',
  },
});
