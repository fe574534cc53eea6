import { describe, it } from '@jest/globals';
import { command, erased, given, like, merged, preferencesSet, registered } from '../../customer/testing/given.js';
import { SetPreferences, setPreferences } from './set-preferences.js';

const set = command(SetPreferences, preferencesSet.data);

describe('setting preferences', () => {
  it('replaces all of them', () => {
    given(registered).when(setPreferences, set).then(preferencesSet);
    given(registered)
      .when(setPreferences, command(SetPreferences, { language: 'en' }))
      .then(like('PreferencesSet', { language: 'en', accessibility: [], preferredChannel: undefined }));
  });

  it('does nothing if nothing differs', () => {
    given(registered, preferencesSet).when(setPreferences, set).thenNothing();
  });

  it('is a change after an erasure, which removed the needs', () => {
    given(registered, preferencesSet, erased).when(setPreferences, set).then(preferencesSet);
  });

  it('is refused if there is no customer, and on a merged record', () => {
    given().when(setPreferences, set).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(setPreferences, set).thenRefused('CUSTOMER_MERGED');
  });
});
