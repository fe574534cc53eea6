import { commandNamed, type Decide, type Instant, sameJson } from '#kernel';
import type { CaseEvent, RepairMode } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState, Opened } from '../../case/case.state.js';

/** F22. The device is that of the case. */
export class ScheduleRepair extends commandNamed('ScheduleRepair')<{
  readonly mode: RepairMode;
  readonly faultCode: string;
  readonly siteId?: string;
  /** The slot that the site holds for this appointment. */
  readonly slotHoldId?: string;
  readonly appointmentAt?: Instant;
}> {}

/** @param minted the id of the RMA, derived from the command id. */
export const scheduleRepair =
  (minted: { readonly rmaId: string }): Decide<ScheduleRepair, CaseState, CaseEvent> =>
  ({ data, context }, state) => {
    assertOpen(state);
    const { mode, faultCode, siteId, slotHoldId, appointmentAt } = data;
    const deviceSerial = deviceDiagnosed(state, faultCode);
    const order = { rmaId: minted.rmaId, mode, deviceSerial, faultCode, siteId, slotHoldId, appointmentAt };
    const running = state.repairs.find((repair) => repair.order.deviceSerial === deviceSerial && !repair.replacement);
    if (running && sameJson({ ...running.order, rmaId: minted.rmaId }, order)) return [];
    if (running) throw new CaseRefusal('REPAIR_ALREADY_SCHEDULED', { rmaId: running.order.rmaId });
    if (mode === 'site' && !siteId) throw new CaseRefusal('SITE_NEEDED', {}, ['siteId']);
    if (appointmentAt && appointmentAt <= context.now) {
      throw new CaseRefusal('APPOINTMENT_IN_THE_PAST', { appointmentAt }, ['appointmentAt']);
    }
    return [{ type: 'RepairScheduled', data: order }];
  };

/** The serial number of the device, provided the fault is diagnosed; a diagnosis without fault codes allows any. */
const deviceDiagnosed = ({ diagnoses, classification }: Opened, faultCode: string): string => {
  const { deviceSerial } = classification;
  const diagnosis = diagnoses.at(-1);
  if (!diagnosis) throw new CaseRefusal('DIAGNOSE_FIRST');
  if (!deviceSerial) throw new CaseRefusal('DEVICE_UNKNOWN');
  if (diagnosis.faultCodes.length > 0 && !diagnosis.faultCodes.includes(faultCode)) {
    throw new CaseRefusal('FAULT_NOT_DIAGNOSED', { faultCode }, ['faultCode']);
  }
  return deviceSerial;
};
