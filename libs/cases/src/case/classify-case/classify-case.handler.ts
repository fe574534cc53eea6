import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

@CommandHandler(ClassifyCase)
export class ClassifyCaseHandler implements ICommandHandler<ClassifyCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ClassifyCase): Promise<CommandResult> {
    return this.cases.execute(command, classifyCase);
  }
}
