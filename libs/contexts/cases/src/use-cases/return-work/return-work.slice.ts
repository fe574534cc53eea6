import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { ReturnWork, returnWork } from './return-work.js';

@InputType({ description: 'Input of the mutation `returnWork`.' })
class ReturnWorkInput extends CaseCommandInput {
  @TextField({ nullable: true, description: 'Why the case is returned.' })
  readonly reason?: string;
}

export const returnWorkSlice = caseApi.slice({
  command: ReturnWork,
  decide: returnWork,
  mutation: {
    input: ReturnWorkInput,
    allow: [...workers, 'dispatcher', 'integration'],
    description: 'Returns a case to the new ones for someone else to start. Its wait ends and its agent is released.',
  },
});
