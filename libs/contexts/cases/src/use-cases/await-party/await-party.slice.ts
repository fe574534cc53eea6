import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { AwaitedPartyEnum } from '../../api/enums.js';
import { workers } from '../../api/who.js';
import type { AwaitedParty } from '../../case/case.events.js';
import { AwaitParty, awaitParty } from './await-party.js';

@InputType({ description: 'Input of the mutation `awaitParty`.' })
class AwaitPartyInput extends CaseCommandInput {
  @EnumField(AwaitedPartyEnum, { description: 'Whom or what the case waits for.' })
  readonly party: AwaitedParty;

  @TextField({ nullable: true, description: 'What the party is expected to do, for other employees.' })
  readonly reason?: string;
}

export const awaitPartySlice = caseApi.slice({
  command: AwaitParty,
  decide: awaitParty,
  mutation: {
    input: AwaitPartyInput,
    allow: [...workers, 'integration'],
    description:
      'Records that a case waits for someone; its status becomes `AWAITING`. A case waits for one party at a ' +
      'time.',
  },
});
