import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { DiagnoseCase, diagnoseCase } from './diagnose-case.js';

@CommandHandler(DiagnoseCase)
export class DiagnoseCaseHandler implements ICommandHandler<DiagnoseCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: DiagnoseCase): Promise<CommandResult> {
    return this.cases.execute(command, diagnoseCase);
  }
}
