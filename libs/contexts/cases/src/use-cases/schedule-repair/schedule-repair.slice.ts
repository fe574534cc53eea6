import { InputType } from '@nestjs/graphql';
import { deriveId } from '#decider';
import { CodeField, DateTimeField, EnumField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { RepairModeEnum } from '../../api/enums.js';
import { desk } from '../../api/who.js';
import type { RepairMode } from '../../case/case.events.js';
import { ScheduleRepair, scheduleRepair } from './schedule-repair.js';

/** The RMA that a booking makes: the same when the command is repeated. */
export const rmaIdOf = (stream: string, commandId: string): string => deriveId('rma', stream, commandId);

@InputType()
class ScheduleRepairInput extends CaseCommandInput {
  @EnumField(RepairModeEnum)
  readonly mode: RepairMode;

  @CodeField()
  readonly faultCode: string;

  @CodeField({ nullable: true })
  readonly siteId?: string;

  @CodeField({ nullable: true, description: 'The slot that the site holds for this appointment.' })
  readonly slotHoldId?: string;

  @DateTimeField({ nullable: true })
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
    description: 'Books the repair of the device.',
  },
});
