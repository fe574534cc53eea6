import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { defaultCasePolicy } from '../../case/case.policy.js';
import {
  awaitingCustomer,
  closed,
  command,
  confirmed,
  given,
  like,
  opened,
  proposed,
} from '../../case/testing/given.js';
import { RemindCustomer, remindCustomer } from './remind-customer.js';

const decide = remindCustomer(defaultCasePolicy);
const remind = (data: RemindCustomer['data'] = {}) => command(RemindCustomer, data);
const reminded = (nth: number, owed: 'answer' | 'confirmation' = 'answer') => like('CustomerReminded', { nth, owed });
const answered = caseExamples.AwaitingEnded;
const called = like('ContactRecorded', { direction: 'inbound' });

describe('reminding a customer', () => {
  it('who is awaited, twice', () => {
    given(opened, awaitingCustomer).when(decide, remind()).then(reminded(1));
    given(opened, awaitingCustomer, reminded(1)).when(decide, remind()).then(reminded(2));
  });

  it('of a proposed resolution', () => {
    given(opened, proposed).when(decide, remind()).then(reminded(1, 'confirmation'));
  });

  it('counts from 1 in each silence', () => {
    given(opened, awaitingCustomer, reminded(1), answered, awaitingCustomer).when(decide, remind()).then(reminded(1));
    given(opened, proposed, reminded(1, 'confirmation'), called)
      .when(decide, remind())
      .then(reminded(1, 'confirmation'));
  });

  it('does nothing if that reminder was already sent', () => {
    given(opened, awaitingCustomer, reminded(1))
      .when(decide, remind({ silentSince: 1, nth: 1 }))
      .thenNothing();
  });

  it('is refused if the policy allows no more reminders', () => {
    given(opened, awaitingCustomer, reminded(1), reminded(2))
      .when(decide, remind())
      .thenRefused('REMINDED_ENOUGH', { reminders: 2 });
  });

  it('is refused if the customer owes nothing', () => {
    given(opened).when(decide, remind()).thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, awaitingCustomer, answered).when(decide, remind()).thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, proposed, confirmed).when(decide, remind()).thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, like('AwaitingStarted', { party: 'vendor' }))
      .when(decide, remind())
      .thenRefused('CUSTOMER_NOT_SILENT');
  });

  it('is refused if its silence has ended', () => {
    const late = remind({ silentSince: 1, nth: 1 });
    given(opened, awaitingCustomer, answered, awaitingCustomer).when(decide, late).thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, proposed, called).when(decide, late).thenRefused('CUSTOMER_NOT_SILENT');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(decide, remind()).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(decide, remind()).thenRefused('CASE_NOT_OPEN');
  });
});
