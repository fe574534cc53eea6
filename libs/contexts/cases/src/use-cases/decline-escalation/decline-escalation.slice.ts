import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DeclineEscalation, declineEscalation } from './decline-escalation.js';

@InputType()
class DeclineEscalationInput extends CaseCommandInput {
  @TextField()
  readonly reason: string;
}

export const declineEscalationSlice = caseApi.slice({
  command: DeclineEscalation,
  decide: declineEscalation,
  mutation: {
    input: DeclineEscalationInput,
    allow: ['engineer', 'engineering', 'integration'],
    description: 'Turns an escalation down.',
  },
});
