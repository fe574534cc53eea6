import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { RejectResolution, rejectResolution } from './reject-resolution.js';

@InputType()
class RejectResolutionInput extends CaseCommandInput {
  @TextField({ nullable: true })
  readonly reason?: string;
}

export const rejectResolutionSlice = caseApi.slice({
  command: RejectResolution,
  decide: rejectResolution,
  mutation: {
    input: RejectResolutionInput,
    allow: ['customer', ...desk, 'integration'],
    description: 'Rejects the proposed solution: work goes on.',
  },
});
