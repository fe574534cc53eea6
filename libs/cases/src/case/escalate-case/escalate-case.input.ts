import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { PriorityEnum } from '../../api/enums.js';
import type { Priority } from '../case.events.js';

@InputType()
export class EscalateCaseInput extends CaseCommandInput {
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
