import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, LanguageField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { SetPreferences, setPreferences } from './set-preferences.js';

@InputType()
class SetPreferencesInput extends CustomerCommandInput {
  @LanguageField()
  readonly language: string;

  @CodeField({ nullable: true, list: true, description: 'What the customer needs: `relay-service`, `large-print`.' })
  readonly accessibility?: readonly string[];

  @CodeField({ nullable: true })
  readonly preferredChannel?: string;
}

export const setPreferencesSlice = customerApi.slice({
  command: SetPreferences,
  decide: setPreferences,
  mutation: {
    input: SetPreferencesInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description: 'States how a customer wants to be served, all of it anew.',
  },
});
