import { InputType } from '@nestjs/graphql';
import { IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DeEscalateCase, deEscalateCase } from './de-escalate-case.js';

@InputType()
class DeEscalateCaseInput extends CaseCommandInput {
  @IntField({ min: 1, max: 2 })
  readonly toTier: Tier;

  @TextField()
  readonly reason: string;
}

export const deEscalateCaseSlice = caseApi.slice({
  command: DeEscalateCase,
  decide: deEscalateCase,
  mutation: {
    input: DeEscalateCaseInput,
    allow: ['engineer', 'engineering', 'integration'],
    description: 'Returns a case to a lower tier.',
  },
});
