import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { DirectionEnum } from '../../api/enums.js';
import { workers } from '../../api/who.js';
import type { Direction } from '../../case/case.events.js';
import { RecordContact, recordContact } from './record-contact.js';

@InputType({ description: 'Input of the mutation `recordContact`.' })
class RecordContactInput extends CaseCommandInput {
  @CodeField({ description: 'Code of the channel of the contact: `phone`.' })
  readonly channel: string;

  @EnumField(DirectionEnum, { description: 'Who got in touch with whom.' })
  readonly direction: Direction;

  @TextField({ description: 'Key facts of what was said.' })
  readonly summary: string;

  @TextField({ nullable: true, longest: 500, description: 'Reference to a recording of the contact.' })
  readonly recordingReference?: string;
}

export const recordContactSlice = caseApi.slice({
  command: RecordContact,
  decide: recordContact,
  mutation: {
    input: RecordContactInput,
    allow: ['customer', ...workers, 'integration'],
    description: 'Records a contact with the customer. An inbound contact ends a wait for the customer.',
  },
});
