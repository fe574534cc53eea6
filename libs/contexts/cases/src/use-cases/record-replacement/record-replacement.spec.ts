import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, diagnosed, engineer, given, opened } from '../../case/testing/given.js';
import { RecordReplacement, recordReplacement } from './record-replacement.js';

const { RepairScheduled: scheduled, DeviceReplaced: replaced } = caseExamples;
const input = replaced.data;
const replace = (changes: Partial<typeof input> = {}) =>
  command(RecordReplacement, { ...input, ...changes }, { actor: engineer });

describe('recording a replacement', () => {
  it('records both devices and the inherited warranty', () => {
    given(opened, diagnosed, scheduled).when(recordReplacement, replace()).then(replaced);
  });

  it('does nothing if the same replacement is already recorded', () => {
    given(opened, diagnosed, scheduled, replaced).when(recordReplacement, replace()).thenNothing();
  });

  it('is refused if the case has no such repair', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ rmaId: 'rma-2' }))
      .thenRefused('RMA_UNKNOWN', { rmaId: 'rma-2' });
  });

  it('is refused a second time for one repair', () => {
    given(opened, diagnosed, scheduled, replaced)
      .when(recordReplacement, replace({ newSerial: 'F17XZ00009' }))
      .thenRefused('ALREADY_REPLACED', { newSerial: input.newSerial });
  });

  it('is refused if the old device is not the one under repair', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ oldSerial: 'F17XZ00009' }))
      .thenRefused('NOT_THE_REPAIRED_DEVICE', { deviceSerial: input.oldSerial });
  });

  it('is refused if the serials are equal', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ newSerial: input.oldSerial }))
      .thenRefused('SERIALS_MUST_DIFFER');
  });

  it('is refused if the warranty does not end after it starts', () => {
    given(opened, diagnosed, scheduled)
      .when(recordReplacement, replace({ inheritedEnd: input.inheritedStart }))
      .thenRefused('INHERITED_TERM_INVALID');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(recordReplacement, replace()).thenRefused('CASE_NOT_FOUND');
    given(opened, scheduled, closed).when(recordReplacement, replace()).thenRefused('CASE_NOT_OPEN');
  });
});
