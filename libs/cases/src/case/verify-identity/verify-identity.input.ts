import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class VerifyIdentityInput extends CaseCommandInput {
  @CodeField({
    description:
      'How: `one-time-code`, `document`, `account-sign-in`, `security-questions`. Never the code or answer itself.',
  })
  readonly method: string;
}
