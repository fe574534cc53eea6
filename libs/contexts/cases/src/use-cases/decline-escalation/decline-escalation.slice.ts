import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DeclineEscalation, declineEscalation } from './decline-escalation.js';

@InputType({ description: 'Input of the mutation `declineEscalation`.' })
class DeclineEscalationInput extends CaseCommandInput {
  @TextField({ description: 'Why the target tier does not take the case over.' })
  readonly reason: string;
}

export const declineEscalationSlice = caseApi.slice({
  command: DeclineEscalation,
  decide: declineEscalation,
  mutation: {
    input: DeclineEscalationInput,
    allow: ['engineer', 'engineering', 'integration'],
    description:
      'Declines the pending escalation of a case, which stays in its tier. Only for people in the target tier.',
  },
});
