import { commandNamed, type Decide, type Instant, sameJson } from '#kernel';
import type { CaseEvent, InheritanceRule } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F26: start and end are those of the warranty that the replacement inherits. */
export class RecordReplacement extends commandNamed('RecordReplacement')<{
  readonly rmaId: string;
  readonly oldSerial: string;
  readonly newSerial: string;
  readonly inheritedStart: Instant;
  readonly inheritedEnd: Instant;
  readonly rule: InheritanceRule;
}> {}

export const recordReplacement: Decide<RecordReplacement, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const { rmaId, oldSerial, newSerial, inheritedStart, inheritedEnd, rule } = data;
  const replacement = { rmaId, oldSerial, newSerial, inheritedStart, inheritedEnd, rule };
  const repair = state.repairs.find(({ order }) => order.rmaId === rmaId);
  if (!repair) throw new CaseRefusal('RMA_UNKNOWN', { rmaId }, ['rmaId']);
  if (repair.replacement && sameJson(repair.replacement, replacement)) return [];
  if (repair.replacement) throw new CaseRefusal('ALREADY_REPLACED', { newSerial: repair.replacement.newSerial });
  const { deviceSerial } = repair.order;
  if (oldSerial !== deviceSerial) throw new CaseRefusal('NOT_THE_REPAIRED_DEVICE', { deviceSerial }, ['oldSerial']);
  if (newSerial === oldSerial) throw new CaseRefusal('SERIALS_MUST_DIFFER', {}, ['newSerial']);
  if (inheritedEnd <= inheritedStart) throw new CaseRefusal('INHERITED_TERM_INVALID', {}, ['inheritedEnd']);
  return [{ type: 'DeviceReplaced', data: replacement }];
};
