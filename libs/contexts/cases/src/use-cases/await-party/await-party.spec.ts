import { describe, it } from '@jest/globals';
import { awaitingCustomer, closed, command, given, opened, proposed, started } from '../../case/testing/given.js';
import { AwaitParty, awaitParty } from './await-party.js';

const awaitCustomer = command(AwaitParty, awaitingCustomer.data);

describe('awaiting a party', () => {
  it('makes a new or an active case wait', () => {
    given(opened).when(awaitParty, awaitCustomer).then(awaitingCustomer);
    given(opened, started).when(awaitParty, awaitCustomer).then(awaitingCustomer);
  });

  it('does nothing if the case waits for that party already', () => {
    given(opened, awaitingCustomer).when(awaitParty, awaitCustomer).thenNothing();
  });

  it('is refused while the case waits for another party', () => {
    given(opened, awaitingCustomer)
      .when(awaitParty, command(AwaitParty, { party: 'vendor' }))
      .thenRefused('AWAITING_ALREADY', { party: 'customer' });
  });

  it('is refused once a resolution is proposed', () => {
    given(opened, proposed).when(awaitParty, awaitCustomer).thenRefused('CASE_RESOLVED');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(awaitParty, awaitCustomer).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(awaitParty, awaitCustomer).thenRefused('CASE_NOT_OPEN');
  });
});
