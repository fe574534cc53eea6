import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { AddNote, addNote } from './add-note.js';

const { NoteAdded: noted } = caseExamples;
const note = command(AddNote, noted.data);

describe('adding a note', () => {
  it('keeps it with its visibility', () => {
    given(opened).when(addNote, note).then(noted);
  });

  it('adds every note, even a second identical one, and one after closing', () => {
    given(opened, noted).when(addNote, note).then(noted);
    given(opened, closed).when(addNote, note).then(noted);
  });

  it('is refused if there is no case', () => {
    given().when(addNote, note).thenRefused('CASE_NOT_FOUND');
  });
});
