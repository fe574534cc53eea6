import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { CaseNumbers } from '../numbers/case-numbers.allocator.js';
import { OpenCase, openCase } from './open-case.js';

@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase, CommandResult> {
  constructor(
    private readonly cases: CaseCommands,
    private readonly numbers: CaseNumbers,
  ) {}

  /** A repeat takes a number that it won't use: gaps are allowed. */
  async execute(command: OpenCase): Promise<CommandResult> {
    return this.cases.execute(command, openCase({ number: await this.numbers.next() }));
  }
}
