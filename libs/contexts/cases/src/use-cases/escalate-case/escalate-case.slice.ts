import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { PriorityEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { Priority } from '../../case/case.events.js';
import { EscalateCase, escalateCase } from './escalate-case.js';

@InputType()
class EscalateCaseInput extends CaseCommandInput {
  @IntField({ min: 2, max: 3 })
  readonly toTier: Tier;

  @CodeField({ nullable: true })
  readonly specialty?: string;

  @TextField()
  readonly reason: string;

  @EnumField(PriorityEnum)
  readonly severity: Priority;

  @TextField({ nullable: true, description: 'Why it can not wait for a diagnosis.' })
  readonly urgentReason?: string;
}

export const escalateCaseSlice = caseApi.slice({
  command: EscalateCase,
  decide: escalateCase,
  mutation: {
    input: EscalateCaseInput,
    allow: [...desk, 'integration'],
    description: 'Asks a higher tier to take a case over.',
  },
});
