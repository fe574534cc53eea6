import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandResult, deriveId } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ScheduleRepair, scheduleRepair } from './schedule-repair.js';

@CommandHandler(ScheduleRepair)
export class ScheduleRepairHandler implements ICommandHandler<ScheduleRepair, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ScheduleRepair): Promise<CommandResult> {
    const rmaId = deriveId('rma', command.stream, command.context.commandId);
    return this.cases.execute(command, scheduleRepair({ rmaId }));
  }
}
