import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { StartWork, startWork } from './start-work.js';

@InputType()
class StartWorkInput extends CaseCommandInput {}

export const startWorkSlice = caseApi.slice({
  command: StartWork,
  decide: startWork,
  mutation: {
    input: StartWorkInput,
    allow: [...workers, 'integration'],
    description: 'Takes a new case up.',
  },
});
