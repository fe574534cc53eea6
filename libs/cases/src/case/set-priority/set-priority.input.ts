import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { LevelEnum, PriorityEnum } from '../../api/enums.js';
import type { Level, Priority } from '../case.events.js';

@InputType()
export class SetPriorityInput extends CaseCommandInput {
  @EnumField(PriorityEnum)
  readonly priority: Priority;

  @EnumField(LevelEnum, { nullable: true })
  readonly impact?: Level;

  @EnumField(LevelEnum, { nullable: true })
  readonly urgency?: Level;

  @TextField({ nullable: true })
  readonly reason?: string;
}
