import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField, LanguageField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { SetPreferences, setPreferences } from './set-preferences.js';

@InputType({ description: 'Input of the mutation `setPreferences`.' })
class SetPreferencesInput extends CustomerCommandInput {
  @LanguageField({ description: 'Language in which the customer wants to be served.' })
  readonly language: string;

  @CodeField({
    nullable: true,
    list: true,
    description: 'Codes of what the customer needs to be served: `relay-service`, `large-print`. None if omitted.',
  })
  readonly accessibility?: readonly string[];

  @CodeField({
    nullable: true,
    description: 'Code of the channel by which the customer prefers to be reached: `email`. None if omitted.',
  })
  readonly preferredChannel?: string;
}

export const setPreferencesSlice = customerApi.slice({
  command: SetPreferences,
  decide: setPreferences,
  mutation: {
    input: SetPreferencesInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description: 'Replaces the preferences of a customer. Preferences that are omitted are removed.',
  },
});
