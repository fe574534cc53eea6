import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { AwaitParty, awaitParty } from './await-party.js';

@CommandHandler(AwaitParty)
export class AwaitPartyHandler implements ICommandHandler<AwaitParty, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: AwaitParty): Promise<CommandResult> {
    return this.cases.execute(command, awaitParty);
  }
}
