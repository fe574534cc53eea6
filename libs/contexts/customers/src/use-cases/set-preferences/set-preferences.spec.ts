import { describe, it } from '@jest/globals';
import { command, erased, given, like, merged, preferencesSet, registered } from '../../customer/testing/given.js';
import { SetPreferences, setPreferences } from './set-preferences.js';

const set = command(SetPreferences, preferencesSet.data);

describe('setting preferences', () => {
  it('states all of them anew', () => {
    given(registered).when(setPreferences, set).then(preferencesSet);
    given(registered)
      .when(setPreferences, command(SetPreferences, { language: 'en' }))
      .then(like('PreferencesSet', { language: 'en', accessibility: [], preferredChannel: undefined }));
  });

  it('is nothing when all is so already', () => {
    given(registered, preferencesSet).when(setPreferences, set).thenNothing();
  });

  it('is a change after an erasure, which took the needs', () => {
    given(registered, preferencesSet, erased).when(setPreferences, set).then(preferencesSet);
  });

  it('is refused where there is no customer, or one who goes on under another id', () => {
    given().when(setPreferences, set).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(setPreferences, set).thenRefused('CUSTOMER_MERGED');
  });
});
