import { InputType } from '@nestjs/graphql';
import { EnumField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { AwaitedPartyEnum } from '../../api/enums.js';
import type { AwaitedParty } from '../case.events.js';

@InputType()
export class AwaitPartyInput extends CaseCommandInput {
  @EnumField(AwaitedPartyEnum)
  readonly party: AwaitedParty;

  @TextField({ nullable: true })
  readonly reason?: string;
}
