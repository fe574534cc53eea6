import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent, Visibility } from '../../case/case.events.js';
import { assertOpened } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** Allowed on a closed case too. Two identical notes are two events. */
export class AddNote extends commandNamed('AddNote')<{ readonly body: string; readonly visibility: Visibility }> {}

export const addNote: Decide<AddNote, CaseState, CaseEvent> = ({ data: { body, visibility } }, state) => {
  assertOpened(state);
  return [{ type: 'NoteAdded', data: { body, visibility } }];
};
