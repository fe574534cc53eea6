import { InputType } from '@nestjs/graphql';
import { IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DeEscalateCase, deEscalateCase } from './de-escalate-case.js';

@InputType({ description: 'Input of the mutation `deEscalateCase`.' })
class DeEscalateCaseInput extends CaseCommandInput {
  @IntField({
    min: 1,
    max: 2,
    description:
      'Tier that the case goes back to, lower than its present one. 1 is frontline, 2 senior advisers and ' +
      'specialists, 3 engineering.',
  })
  readonly toTier: Tier;

  @TextField({ description: 'Why the higher tier is not needed any more.' })
  readonly reason: string;
}

export const deEscalateCaseSlice = caseApi.slice({
  command: DeEscalateCase,
  decide: deEscalateCase,
  mutation: {
    input: DeEscalateCaseInput,
    allow: ['engineer', 'engineering', 'integration'],
    description: 'Returns a case to a lower tier. Only for people in the tier that the case is in.',
  },
});
