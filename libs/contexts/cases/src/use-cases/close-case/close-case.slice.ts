import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { CloseCaseGroundEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { ClosingGround } from '../../case/case.events.js';
import { defaultCasePolicy as policy } from '../../case/case.policy.js';
import { CloseCase, closeCase } from './close-case.js';

@InputType()
class CloseCaseInput extends CaseCommandInput {
  @CodeField()
  readonly code: string;

  @CodeField({ nullable: true })
  readonly cause?: string;

  @EnumField(CloseCaseGroundEnum)
  readonly ground: Exclude<ClosingGround, 'unrecorded'>;
}

export const closeCaseSlice = caseApi.slice({
  command: CloseCase,
  decide: { needs: [], with: () => ({ decide: closeCase(policy), policyVersion: policy.version }) },
  mutation: {
    input: CloseCaseInput,
    allow: [...desk, 'relations', 'integration'],
    description: 'Closes a case.',
  },
});
