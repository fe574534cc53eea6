import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { PriorityEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { Priority } from '../../case/case.events.js';
import { EscalateCase, escalateCase } from './escalate-case.js';

@InputType({ description: 'Input of the mutation `escalateCase`.' })
class EscalateCaseInput extends CaseCommandInput {
  @IntField({
    min: 2,
    max: 3,
    description:
      'Tier that is asked to take the case over, higher than its present one: 2 is senior advisers and ' +
      'specialists, 3 engineering.',
  })
  readonly toTier: Tier;

  @CodeField({ nullable: true, description: 'Code of the special knowledge that is needed: `cloud-recovery`.' })
  readonly specialty?: string;

  @TextField({ description: 'Why the case needs the higher tier.' })
  readonly reason: string;

  @EnumField(PriorityEnum, { description: 'How urgently the target tier should answer.' })
  readonly severity: Priority;

  @TextField({
    nullable: true,
    description: 'Why the case cannot wait for a diagnosis. Required if the case has none.',
  })
  readonly urgentReason?: string;
}

export const escalateCaseSlice = caseApi.slice({
  command: EscalateCase,
  decide: escalateCase,
  mutation: {
    input: EscalateCaseInput,
    allow: [...desk, 'integration'],
    description:
      'Asks a higher tier to take a case over. The case stays in its tier until the escalation is accepted. It ' +
      'must be diagnosed first, unless `urgentReason` is given.',
  },
});
