import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { RejectResolution, rejectResolution } from './reject-resolution.js';

@InputType({ description: 'Input of the mutation `rejectResolution`.' })
class RejectResolutionInput extends CaseCommandInput {
  @TextField({ nullable: true, description: 'Why the resolution does not help.' })
  readonly reason?: string;
}

export const rejectResolutionSlice = caseApi.slice({
  command: RejectResolution,
  decide: rejectResolution,
  mutation: {
    input: RejectResolutionInput,
    allow: ['customer', ...desk, 'integration'],
    description: 'Rejects the proposed resolution; the status of the case becomes `ACTIVE` again.',
  },
});
