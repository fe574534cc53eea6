import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { AcceptEscalation, acceptEscalation } from './accept-escalation.js';

@InputType()
class AcceptEscalationInput extends CaseCommandInput {}

export const acceptEscalationSlice = caseApi.slice({
  command: AcceptEscalation,
  decide: acceptEscalation,
  mutation: {
    input: AcceptEscalationInput,
    allow: ['engineer', 'engineering', 'integration'],
    description: 'Takes an escalated case over.',
  },
});
