import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { RouteCase, routeCase } from './route-case.js';

@CommandHandler(RouteCase)
export class RouteCaseHandler implements ICommandHandler<RouteCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: RouteCase): Promise<CommandResult> {
    return this.cases.execute(command, routeCase);
  }
}
