import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { defaultCasePolicy as policy } from '../../case/case.policy.js';
import { ReopenCase, reopenCase } from './reopen-case.js';

@InputType({ description: 'Input of the mutation `reopenCase`.' })
class ReopenCaseInput extends CaseCommandInput {
  @TextField({ nullable: true, description: 'Why the case is reopened.' })
  readonly reason?: string;
}

export const reopenCaseSlice = caseApi.slice({
  command: ReopenCase,
  decide: { needs: [], with: () => ({ decide: reopenCase(policy), policyVersion: policy.version }) },
  mutation: {
    input: ReopenCaseInput,
    allow: [...desk, 'relations', 'integration'],
    description: 'Reopens a closed case. Refused after the reopen window, which is 14 days by default.',
  },
});
