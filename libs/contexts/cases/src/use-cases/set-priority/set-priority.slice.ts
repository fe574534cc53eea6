import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { LevelEnum, PriorityEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { Level, Priority } from '../../case/case.events.js';
import { SetPriority, setPriority } from './set-priority.js';

@InputType()
class SetPriorityInput extends CaseCommandInput {
  @EnumField(PriorityEnum)
  readonly priority: Priority;

  @EnumField(LevelEnum, { nullable: true })
  readonly impact?: Level;

  @EnumField(LevelEnum, { nullable: true })
  readonly urgency?: Level;

  @TextField({ nullable: true })
  readonly reason?: string;
}

export const setPrioritySlice = caseApi.slice({
  command: SetPriority,
  decide: setPriority,
  mutation: {
    input: SetPriorityInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Sets how urgent a case is.',
  },
});
