import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, diagnosed, engineer, given, opened } from '../../case/testing/given.js';
import { RecordReplacement, recordReplacement } from './record-replacement.js';

const { RepairScheduled: scheduled, DeviceReplaced: replaced } = caseExamples;
const input = replaced.data;
const replace = (changes: Partial<typeof input> = {}) =>
  command(RecordReplacement, { ...input, ...changes }, { actor: engineer });

describe('recording a replacement', () => {
  it('names both devices and the term that is inherited', () => {
    given(opened, diagnosed, scheduled).when(recordReplacement, replace()).then(replaced);
  });

  it('is nothing when the same replacement is recorded already', () => {
    given(opened, diagnosed, scheduled, replaced).when(recordReplacement, replace()).thenNothing();
  });

  it('is refused for a repair that the case does not know', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ rmaId: 'rma-2' }))
      .thenRefused('RMA_UNKNOWN', { rmaId: 'rma-2' });
  });

  it('is refused a second time for one repair', () => {
    given(opened, diagnosed, scheduled, replaced)
      .when(recordReplacement, replace({ newSerial: 'F17XZ00009' }))
      .thenRefused('ALREADY_REPLACED', { newSerial: input.newSerial });
  });

  it('is refused for another device than the one in repair', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ oldSerial: 'F17XZ00009' }))
      .thenRefused('NOT_THE_REPAIRED_DEVICE', { deviceSerial: input.oldSerial });
  });

  it('is refused where the serials are the same', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ newSerial: input.oldSerial }))
      .thenRefused('SERIALS_MUST_DIFFER');
  });

  it('is refused for a term that ends no later than it starts', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ inheritedEnd: input.inheritedStart }))
      .thenRefused('INHERITED_TERM_INVALID');
  });

  it('is refused on no case and on a closed one', () => {
    given().when(recordReplacement, replace()).thenRefused('CASE_NOT_FOUND');
    given(opened, scheduled, closed).when(recordReplacement, replace()).thenRefused('CASE_NOT_OPEN');
  });
});
