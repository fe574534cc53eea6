import { InputType } from '@nestjs/graphql';
import { CodeField, LanguageField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType()
export class SetPreferencesInput extends CustomerCommandInput {
  @LanguageField()
  readonly language: string;

  @CodeField({ nullable: true, list: true, description: 'What the customer needs: `relay-service`, `large-print`.' })
  readonly accessibility?: readonly string[];

  @CodeField({ nullable: true })
  readonly preferredChannel?: string;
}
