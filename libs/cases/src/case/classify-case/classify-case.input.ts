import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class ClassifyCaseInput extends CaseCommandInput {
  @CodeField({ nullable: true })
  readonly category?: string;

  @CodeField({ nullable: true })
  readonly subcategory?: string;

  @TextField({ nullable: true })
  readonly symptom?: string;

  @CodeField({ nullable: true })
  readonly region?: string;

  @CodeField({ nullable: true })
  readonly deviceSerial?: string;
}
