import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { VisibilityEnum } from '../../api/enums.js';
import type { Visibility } from '../case.events.js';

@InputType()
export class AddNoteInput extends CaseCommandInput {
  @TextField()
  readonly body: string;

  @EnumField(VisibilityEnum)
  readonly visibility: Visibility;
}
