import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { SetPriorityInput } from './set-priority.input.js';
import { SetPriority } from './set-priority.js';

@Resolver()
export class SetPriorityResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Sets how urgent a case is.' })
  setPriority(@Args('input') input: SetPriorityInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(SetPriority, input, caller);
  }
}
