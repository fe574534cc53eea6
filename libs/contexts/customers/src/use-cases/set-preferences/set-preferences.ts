import { commandNamed, type Decide, sameJson } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { assertRegistered } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** Replaces all preferences. */
export class SetPreferences extends commandNamed('SetPreferences')<{
  readonly language: string;
  /** No special needs if omitted. */
  readonly accessibility?: readonly string[];
  readonly preferredChannel?: string;
}> {}

export const setPreferences: Decide<SetPreferences, CustomerState, CustomerEvent> = ({ data }, state) => {
  assertRegistered(state);
  const { language, accessibility = [], preferredChannel } = data;
  const preferences = { language, accessibility, preferredChannel };
  return sameJson(preferences, state.preferences) ? [] : [{ type: 'PreferencesSet', data: preferences }];
};
