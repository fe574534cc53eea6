import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { ProposeResolution, proposeResolution } from './propose-resolution.js';

@InputType({ description: 'Input of the mutation `proposeResolution`.' })
class ProposeResolutionInput extends CaseCommandInput {
  @CodeField({ description: 'Code of the resolution: `screen-replaced`.' })
  readonly code: string;

  @TextField({ nullable: true, description: 'Explanation of the resolution for the customer.' })
  readonly summary?: string;
}

export const proposeResolutionSlice = caseApi.slice({
  command: ProposeResolution,
  decide: proposeResolution,
  mutation: {
    input: ProposeResolutionInput,
    allow: [...workers, 'integration'],
    description: 'Proposes a resolution to the customer; the status of the case becomes `RESOLVED`.',
  },
});
