import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { LinkCaseInput } from './link-case.input.js';
import { LinkCase } from './link-case.js';

@Resolver()
export class LinkCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Links a case to another one, or to something in another system.' })
  linkCase(@Args('input') input: LinkCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.sendTo(input.caseId, LinkCase, linkOf(input), caller);
  }
}

/** In the command the case stands where it is sent to, and `caseId` is what to link to. */
const linkOf = ({ caseId: _from, toCaseId, ...input }: LinkCaseInput) => ({ ...input, caseId: toCaseId });
