import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { CloseCaseGroundEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { ClosingGround } from '../../case/case.events.js';
import { defaultCasePolicy as policy } from '../../case/case.policy.js';
import { CloseCase, closeCase } from './close-case.js';

@InputType({ description: 'Input of the mutation `closeCase`.' })
class CloseCaseInput extends CaseCommandInput {
  @CodeField({ description: 'Closing code that says how the case ended: `replaced`.' })
  readonly code: string;

  @CodeField({ nullable: true, description: 'Code of the root cause, if known.' })
  readonly cause?: string;

  @EnumField(CloseCaseGroundEnum, { description: 'Why the case may be closed.' })
  readonly ground: Exclude<ClosingGround, 'unrecorded'>;
}

export const closeCaseSlice = caseApi.slice({
  command: CloseCase,
  decide: { needs: [], with: () => ({ decide: closeCase(policy), policyVersion: policy.version }) },
  mutation: {
    input: CloseCaseInput,
    allow: [...desk, 'relations', 'integration'],
    description:
      'Closes a case. Refused while an escalation is pending, and where the conditions of the ground are not ' + 'met.',
  },
});
