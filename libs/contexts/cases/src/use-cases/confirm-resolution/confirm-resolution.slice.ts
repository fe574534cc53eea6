import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { ConfirmResolution, confirmResolution } from './confirm-resolution.js';

@InputType({ description: 'Input of the mutation `confirmResolution`.' })
class ConfirmResolutionInput extends CaseCommandInput {
  @TextField({ nullable: true, description: 'What the customer says about the resolution.' })
  readonly comment?: string;
}

export const confirmResolutionSlice = caseApi.slice({
  command: ConfirmResolution,
  decide: confirmResolution,
  mutation: {
    input: ConfirmResolutionInput,
    allow: ['customer', ...desk, 'integration'],
    description:
      'Confirms the proposed resolution, by the customer or on their behalf. The case can then be closed on ' +
      'ground `CONFIRMED`.',
  },
});
