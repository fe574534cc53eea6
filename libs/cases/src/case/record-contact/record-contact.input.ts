import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { DirectionEnum } from '../../api/enums.js';
import type { Direction } from '../case.events.js';

@InputType()
export class RecordContactInput extends CaseCommandInput {
  @CodeField()
  readonly channel: string;

  @EnumField(DirectionEnum)
  readonly direction: Direction;

  @TextField()
  readonly summary: string;

  @TextField({ nullable: true, longest: 500 })
  readonly recordingReference?: string;
}
