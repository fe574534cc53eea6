import { InputType } from '@nestjs/graphql';
import { deriveId } from '#command-processing';
import { CodeField, DateTimeField, EnumField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { RepairModeEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { RepairMode } from '../../case/case.events.js';
import { ScheduleRepair, scheduleRepair } from './schedule-repair.js';

/** The RMA id of a booking: the same if the command is repeated. */
export const rmaIdOf = (stream: string, commandId: string): string => deriveId('rma', stream, commandId);

@InputType({ description: 'Input of the mutation `scheduleRepair`.' })
class ScheduleRepairInput extends CaseCommandInput {
  @EnumField(RepairModeEnum, { description: 'Where the device is repaired and how it gets there.' })
  readonly mode: RepairMode;

  @CodeField({ description: 'Fault to repair, one of the fault codes of the diagnosis if it has any.' })
  readonly faultCode: string;

  @CodeField({ isId: true, nullable: true, description: 'Id of the repair site. Required if the mode is `SITE`.' })
  readonly siteId?: string;

  @CodeField({ isId: true, nullable: true, description: 'Id of the slot that the site holds for the appointment.' })
  readonly slotHoldId?: string;

  @DateTimeField({
    nullable: true,
    description: 'When the customer brings the device or it is collected. Must be in the future.',
  })
  readonly appointmentAt?: Instant;
}

export const scheduleRepairSlice = caseApi.slice({
  command: ScheduleRepair,
  decide: {
    needs: [],
    with: ({ stream, context: { commandId } }) => ({ decide: scheduleRepair({ rmaId: rmaIdOf(stream, commandId) }) }),
  },
  mutation: {
    input: ScheduleRepairInput,
    allow: ['customer', ...desk, 'integration'],
    description:
      'Schedules the repair of the device of a case. The case must be diagnosed; a device has one repair at a ' +
      'time.',
  },
});
