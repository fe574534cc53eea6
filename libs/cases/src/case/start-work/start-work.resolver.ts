import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { StartWorkInput } from './start-work.input.js';
import { StartWork } from './start-work.js';

@Resolver()
export class StartWorkResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Takes a new case up.' })
  startWork(@Args('input') input: StartWorkInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(StartWork, input, caller);
  }
}
