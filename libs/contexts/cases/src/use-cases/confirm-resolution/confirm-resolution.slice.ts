import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { ConfirmResolution, confirmResolution } from './confirm-resolution.js';

@InputType()
class ConfirmResolutionInput extends CaseCommandInput {
  @TextField({ nullable: true })
  readonly comment?: string;
}

export const confirmResolutionSlice = caseApi.slice({
  command: ConfirmResolution,
  decide: confirmResolution,
  mutation: {
    input: ConfirmResolutionInput,
    allow: ['customer', ...desk, 'integration'],
    description: 'Accepts the proposed solution, by the customer or on their behalf.',
  },
});
