import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { CaseReader } from '../view/case.reader.js';
import { LinkCase, linkCase } from './link-case.js';

@CommandHandler(LinkCase)
export class LinkCaseHandler implements ICommandHandler<LinkCase, CommandResult> {
  constructor(
    private readonly cases: CaseCommands,
    private readonly reader: CaseReader,
  ) {}

  async execute(command: LinkCase): Promise<CommandResult> {
    const { caseId } = command.data;
    const target = caseId === undefined ? undefined : await this.reader.view(caseId, ['plain']);
    return this.cases.execute(command, linkCase(target));
  }
}
