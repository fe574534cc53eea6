import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { LevelEnum, PriorityEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { Level, Priority } from '../../case/case.events.js';
import { SetPriority, setPriority } from './set-priority.js';

@InputType({ description: 'Input of the mutation `setPriority`.' })
class SetPriorityInput extends CaseCommandInput {
  @EnumField(PriorityEnum, { description: 'How urgent the case is from now on.' })
  readonly priority: Priority;

  @EnumField(LevelEnum, {
    nullable: true,
    description: 'How much the problem affects the customer. Unchanged if omitted.',
  })
  readonly impact?: Level;

  @EnumField(LevelEnum, {
    nullable: true,
    description: 'How soon the customer needs a solution. Unchanged if omitted.',
  })
  readonly urgency?: Level;

  @TextField({ nullable: true, description: 'Why the priority is changed.' })
  readonly reason?: string;
}

export const setPrioritySlice = caseApi.slice({
  command: SetPriority,
  decide: setPriority,
  mutation: {
    input: SetPriorityInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Sets the priority of a case.',
  },
});
