import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { RouteCaseInput } from './route-case.input.js';
import { RouteCase } from './route-case.js';

@Resolver()
export class RouteCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Puts a case into a queue.' })
  routeCase(@Args('input') input: RouteCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(RouteCase, input, caller);
  }
}
