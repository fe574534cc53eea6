import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { AcceptEscalation, acceptEscalation } from './accept-escalation.js';

@InputType({ description: 'Input of the mutation `acceptEscalation`.' })
class AcceptEscalationInput extends CaseCommandInput {}

export const acceptEscalationSlice = caseApi.slice({
  command: AcceptEscalation,
  decide: acceptEscalation,
  mutation: {
    input: AcceptEscalationInput,
    allow: ['engineer', 'engineering', 'integration'],
    description:
      'Accepts the pending escalation of a case, which moves the case to the target tier. Only for people in ' +
      'that tier.',
  },
});
