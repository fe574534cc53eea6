import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { ProposeResolution, proposeResolution } from './propose-resolution.js';

@InputType()
class ProposeResolutionInput extends CaseCommandInput {
  @CodeField()
  readonly code: string;

  @TextField({ nullable: true })
  readonly summary?: string;
}

export const proposeResolutionSlice = caseApi.slice({
  command: ProposeResolution,
  decide: proposeResolution,
  mutation: {
    input: ProposeResolutionInput,
    allow: [...workers, 'integration'],
    description: 'Proposes a solution to the customer.',
  },
});
