import { InputType } from '@nestjs/graphql';
import { CodeField, DateTimeField, EnumField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { RepairModeEnum } from '../../api/enums.js';
import type { RepairMode } from '../case.events.js';

@InputType()
export class ScheduleRepairInput extends CaseCommandInput {
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
