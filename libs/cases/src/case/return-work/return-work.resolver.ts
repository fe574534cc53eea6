import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ReturnWorkInput } from './return-work.input.js';
import { ReturnWork } from './return-work.js';

@Resolver()
export class ReturnWorkResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Puts a case back among the new ones.' })
  returnWork(@Args('input') input: ReturnWorkInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ReturnWork, input, caller);
  }
}
