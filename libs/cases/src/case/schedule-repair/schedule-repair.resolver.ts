import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ScheduleRepairInput } from './schedule-repair.input.js';
import { ScheduleRepair } from './schedule-repair.js';

@Resolver()
export class ScheduleRepairResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Books the repair of the device.' })
  scheduleRepair(@Args('input') input: ScheduleRepairInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ScheduleRepair, input, caller);
  }
}
