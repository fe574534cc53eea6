import { describe, it } from '@jest/globals';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

const { category, subcategory, symptom, region, deviceSerial } = opened.data;

describe('classifying a case', () => {
  it('changes what is given and keeps the rest', () => {
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

  it('is nothing when all is so already', () => {
    given(opened).when(classifyCase, command(ClassifyCase, { category, region })).thenNothing();
  });

  it('is refused on no case and on a closed one', () => {
    given()
      .when(classifyCase, command(ClassifyCase, { region: 'CN-SH' }))
      .thenRefused('CASE_NOT_FOUND');
    given(opened, closed)
      .when(classifyCase, command(ClassifyCase, { region: 'CN-SH' }))
      .thenRefused('CASE_NOT_OPEN');
  });
});
