import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { EraseCaseData, eraseCaseData } from './erase-case-data.js';

const erase = command(EraseCaseData, {}, { actor: { id: 'erasure', role: 'system' } });
const erased = caseExamples.CaseDataErased;

describe('erasing the data of a case', () => {
  it('is recorded for readers, whether the case is open or closed', () => {
    given(opened).when(eraseCaseData, erase).then(erased);
    given(opened, closed).when(eraseCaseData, erase).then(erased);
  });

  it('is recorded again for what was written since', () => {
    given(opened, erased).when(eraseCaseData, erase).then(erased);
  });

  it('is refused if there is no case', () => {
    given().when(eraseCaseData, erase).thenRefused('CASE_NOT_FOUND');
  });
});
