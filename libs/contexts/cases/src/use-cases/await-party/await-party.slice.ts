import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { AwaitedPartyEnum } from '../../api/enums.js';
import { workers } from '../../api/who.js';
import type { AwaitedParty } from '../../case/case.events.js';
import { AwaitParty, awaitParty } from './await-party.js';

@InputType()
class AwaitPartyInput extends CaseCommandInput {
  @EnumField(AwaitedPartyEnum)
  readonly party: AwaitedParty;

  @TextField({ nullable: true })
  readonly reason?: string;
}

export const awaitPartySlice = caseApi.slice({
  command: AwaitParty,
  decide: awaitParty,
  mutation: {
    input: AwaitPartyInput,
    allow: [...workers, 'integration'],
    description: 'Lets a case wait for someone.',
  },
});
