import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ResumeCase, resumeCase } from './resume-case.js';

@CommandHandler(ResumeCase)
export class ResumeCaseHandler implements ICommandHandler<ResumeCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ResumeCase): Promise<CommandResult> {
    return this.cases.execute(command, resumeCase);
  }
}
