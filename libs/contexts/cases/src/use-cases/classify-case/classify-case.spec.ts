import { describe, it } from '@jest/globals';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

const { category, subcategory, symptom, region, deviceSerial } = opened.data;

describe('classifying a case', () => {
  it('changes the given fields and keeps the rest', () => {
    given(opened)
      .when(classifyCase, command(ClassifyCase, { symptom: 'No picture at all', deviceSerial: 'F17XZ00001' }))
      .then({
        type: 'CaseClassified',
        data: { category, subcategory, symptom: 'No picture at all', region, deviceSerial: 'F17XZ00001' },
      });
  });

  it('drops the subcategory with its category', () => {
    given(opened)
      .when(classifyCase, command(ClassifyCase, { category: 'billing' }))
      .then({ type: 'CaseClassified', data: { category: 'billing', symptom, region, deviceSerial } });
  });

  it('does nothing if nothing differs', () => {
    given(opened).when(classifyCase, command(ClassifyCase, { category, region })).thenNothing();
  });

  it('is refused if there is no case and if it is closed', () => {
    given()
      .when(classifyCase, command(ClassifyCase, { region: 'CN-SH' }))
      .thenRefused('CASE_NOT_FOUND');
    given(opened, closed)
      .when(classifyCase, command(ClassifyCase, { region: 'CN-SH' }))
      .thenRefused('CASE_NOT_OPEN');
  });
});
