import { InputType } from '@nestjs/graphql';
import { IntField, TextField } from '#graphql';
import type { Tier } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class DeEscalateCaseInput extends CaseCommandInput {
  @IntField({ min: 1, max: 2 })
  readonly toTier: Tier;

  @TextField()
  readonly reason: string;
}
