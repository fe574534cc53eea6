import { describe, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { AddNote, addNote } from './add-note/add-note.js';
import { caseExamples } from '../case/case.examples.js';
import { onOwnCase } from '../case/case.rules.js';
import { command, given, like, opened } from '../case/testing/given.js';

const { NoteAdded: noted } = caseExamples;
const customer: Actor = { id: 'u-lin-mei', role: 'customer', customerId: 'c-lin-mei' };
const noteBy = (actor: Actor) => command(AddNote, noted.data, { actor });

describe('customers', () => {
  it('act on their own cases', () => {
    given(opened).when(onOwnCase(addNote), noteBy(customer)).then(noted);
  });

  it("don't act on the cases of others", () => {
    given(opened)
      .when(onOwnCase(addNote), noteBy({ ...customer, customerId: 'c-someone-else' }))
      .thenRefused('NOT_YOUR_CASE');
  });

  it("don't act on the cases of guests, even if they have no customer id themselves", () => {
    const guest = like('CaseOpened', { customerId: undefined });
    given(guest).when(onOwnCase(addNote), noteBy(customer)).thenRefused('NOT_YOUR_CASE');
    given(guest)
      .when(onOwnCase(addNote), noteBy({ ...customer, customerId: undefined }))
      .thenRefused('NOT_YOUR_CASE');
  });

  it('are refused with CASE_NOT_FOUND if there is no case', () => {
    given().when(onOwnCase(addNote), noteBy(customer)).thenRefused('CASE_NOT_FOUND');
  });
});
