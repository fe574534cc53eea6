import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DirectionEnum } from '../../api/enums.js';
import { workers } from '../../api/who.js';
import type { Direction } from '../../case/case.events.js';
import { RecordContact, recordContact } from './record-contact.js';

@InputType()
class RecordContactInput extends CaseCommandInput {
  @CodeField()
  readonly channel: string;

  @EnumField(DirectionEnum)
  readonly direction: Direction;

  @TextField()
  readonly summary: string;

  @TextField({ nullable: true, longest: 500 })
  readonly recordingReference?: string;
}

export const recordContactSlice = caseApi.slice({
  command: RecordContact,
  decide: recordContact,
  mutation: {
    input: RecordContactInput,
    allow: ['customer', ...workers, 'integration'],
    description: 'Records that one was in contact; an answer of the customer ends the wait for it.',
  },
});
