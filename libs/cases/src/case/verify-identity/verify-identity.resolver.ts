import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { VerifyIdentityInput } from './verify-identity.input.js';
import { VerifyIdentity } from './verify-identity.js';

@Resolver()
export class VerifyIdentityResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Records that the one in touch has shown who they are.' })
  verifyIdentity(@Args('input') input: VerifyIdentityInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(VerifyIdentity, input, caller);
  }
}
