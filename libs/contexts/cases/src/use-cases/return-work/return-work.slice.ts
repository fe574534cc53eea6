import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { ReturnWork, returnWork } from './return-work.js';

@InputType()
class ReturnWorkInput extends CaseCommandInput {
  @TextField({ nullable: true })
  readonly reason?: string;
}

export const returnWorkSlice = caseApi.slice({
  command: ReturnWork,
  decide: returnWork,
  mutation: {
    input: ReturnWorkInput,
    allow: [...workers, 'dispatcher', 'integration'],
    description: 'Puts a case back among the new ones.',
  },
});
