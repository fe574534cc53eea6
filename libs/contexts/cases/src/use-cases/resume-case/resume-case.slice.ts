import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { ResumeCase, resumeCase } from './resume-case.js';

@InputType({ description: 'Input of the mutation `resumeCase`.' })
class ResumeCaseInput extends CaseCommandInput {}

export const resumeCaseSlice = caseApi.slice({
  command: ResumeCase,
  decide: resumeCase,
  mutation: {
    input: ResumeCaseInput,
    allow: [...workers, 'integration'],
    description: 'Ends the wait of a case; its status becomes `ACTIVE`.',
  },
});
