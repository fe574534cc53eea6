import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandResult, deriveId } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ScheduleRepair, scheduleRepair } from './schedule-repair.js';

/** The RMA that a booking makes: the same when the command is repeated. */
export const rmaIdOf = (stream: string, commandId: string): string => deriveId('rma', stream, commandId);

@CommandHandler(ScheduleRepair)
export class ScheduleRepairHandler implements ICommandHandler<ScheduleRepair, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ScheduleRepair): Promise<CommandResult> {
    const rmaId = rmaIdOf(command.stream, command.context.commandId);
    return this.cases.execute(command, scheduleRepair({ rmaId }));
  }
}
