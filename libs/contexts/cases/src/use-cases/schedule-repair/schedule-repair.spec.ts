import { describe, it } from '@jest/globals';
import { specTime } from '#kernel/testing';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, diagnosed, given, like, opened } from '../../case/testing/given.js';
import { ScheduleRepair, scheduleRepair } from './schedule-repair.js';

const { RepairScheduled: scheduled, DeviceReplaced: replaced } = caseExamples;
const { rmaId, deviceSerial: _deviceSerial, ...input } = scheduled.data;
const schedule = scheduleRepair({ rmaId });
const booking = command(ScheduleRepair, input);

describe('scheduling a repair', () => {
  it('orders the repair of the device of the case', () => {
    given(opened, diagnosed).when(schedule, booking).then(scheduled);
  });

  it('accepts any fault code if the diagnosis has none', () => {
    given(opened, like('CaseDiagnosed', { faultCodes: [] }))
      .when(schedule, command(ScheduleRepair, { ...input, faultCode: 'BAT-02' }))
      .then(like('RepairScheduled', { faultCode: 'BAT-02' }));
  });

  it('needs neither site nor appointment for a courier', () => {
    given(opened, diagnosed)
      .when(schedule, command(ScheduleRepair, { mode: 'courier', faultCode: 'DSP-07' }))
      .then({
        type: 'RepairScheduled',
        data: { rmaId, mode: 'courier', deviceSerial: 'F17XK2QP0D', faultCode: 'DSP-07' },
      });
  });

  it('can repair a device that came as a replacement', () => {
    given(opened, diagnosed, scheduled, replaced)
      .when(scheduleRepair({ rmaId: 'rma-2' }), booking)
      .then(like('RepairScheduled', { rmaId: 'rma-2', deviceSerial: replaced.data.newSerial }));
  });

  it('does nothing if the same repair is already scheduled', () => {
    given(opened, diagnosed, scheduled)
      .when(scheduleRepair({ rmaId: 'rma-2' }), booking)
      .thenNothing();
  });

  it('is refused while another repair of the device is scheduled', () => {
    given(opened, diagnosed, scheduled)
      .when(schedule, command(ScheduleRepair, { ...input, faultCode: 'DSP-11' }))
      .thenRefused('REPAIR_ALREADY_SCHEDULED', { rmaId });
  });

  it('is refused before a diagnosis', () => {
    given(opened).when(schedule, booking).thenRefused('DIAGNOSE_FIRST');
  });

  it('is refused if the device is not known', () => {
    given(like('CaseOpened', { deviceSerial: undefined }), diagnosed)
      .when(schedule, booking)
      .thenRefused('DEVICE_UNKNOWN');
  });

  it('is refused for a fault that was not diagnosed', () => {
    given(opened, diagnosed)
      .when(schedule, command(ScheduleRepair, { ...input, faultCode: 'BAT-02' }))
      .thenRefused('FAULT_NOT_DIAGNOSED', { faultCode: 'BAT-02' });
  });

  it('is refused without the site if the mode is `site`', () => {
    given(opened, diagnosed)
      .when(schedule, command(ScheduleRepair, { ...input, siteId: undefined }))
      .thenRefused('SITE_NEEDED');
  });

  it('is refused for an appointment that is not in the future', () => {
    given(opened, diagnosed)
      .when(schedule, command(ScheduleRepair, { ...input, appointmentAt: specTime }))
      .thenRefused('APPOINTMENT_IN_THE_PAST', { appointmentAt: specTime });
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(schedule, booking).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(schedule, booking).thenRefused('CASE_NOT_OPEN');
  });
});
