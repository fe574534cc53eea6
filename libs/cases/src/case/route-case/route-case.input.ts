import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class RouteCaseInput extends CaseCommandInput {
  @CodeField()
  readonly queue: string;

  @CodeField({ list: true, defaultValue: [], description: 'What the agent must be able to do.' })
  readonly skills: readonly string[];

  @TextField({ nullable: true })
  readonly reason?: string;
}
