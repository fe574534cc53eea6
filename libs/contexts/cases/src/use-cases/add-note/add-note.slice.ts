import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { VisibilityEnum } from '../../api/enums.js';
import { workers } from '../../api/who.js';
import type { Visibility } from '../../case/case.events.js';
import { AddNote, addNote } from './add-note.js';

@InputType({ description: 'Input of the mutation `addNote`.' })
class AddNoteInput extends CaseCommandInput {
  @TextField({ description: 'Text of the note.' })
  readonly body: string;

  @EnumField(VisibilityEnum, { description: 'Who may read the note.' })
  readonly visibility: Visibility;
}

export const addNoteSlice = caseApi.slice({
  command: AddNote,
  decide: addNote,
  mutation: {
    input: AddNoteInput,
    allow: [...workers, 'dispatcher', 'quality', 'integration'],
    description: 'Adds a note to a case.',
  },
});
