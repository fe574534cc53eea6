import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { StartWork, startWork } from './start-work.js';

@InputType({ description: 'Input of the mutation `startWork`.' })
class StartWorkInput extends CaseCommandInput {}

export const startWorkSlice = caseApi.slice({
  command: StartWork,
  decide: startWork,
  mutation: {
    input: StartWorkInput,
    allow: [...workers, 'integration'],
    description: 'Starts work on a new case; its status becomes `ACTIVE`.',
  },
});
