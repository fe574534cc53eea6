import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { defaultCasePolicy } from '../../case/case.policy.js';
import {
  awaitingCustomer,
  closed,
  command,
  confirmed,
  escalated,
  given,
  like,
  opened,
  proposed,
} from '../../case/testing/given.js';
import { CloseCase, closeCase } from './close-case.js';

const decide = closeCase(defaultCasePolicy);
const { code, cause } = closed.data;
const close = (ground: CloseCase['data']['ground'], silentSince?: number) =>
  command(CloseCase, { code, cause, ground, silentSince });
const remindedTwice = [like('CustomerReminded', { nth: 1 }), like('CustomerReminded', { nth: 2 })];

describe('closing a case', () => {
  it('is allowed after a confirmed resolution', () => {
    given(opened, proposed, confirmed).when(decide, close('confirmed')).then(closed);
  });

  it('is always allowed if the customer withdraws', () => {
    given(opened)
      .when(decide, close('withdrawn'))
      .then(like('CaseClosed', { ground: 'withdrawn' }));
  });

  it('does nothing if it was closed with the same ground and code', () => {
    given(opened, proposed, confirmed, closed).when(decide, close('confirmed')).thenNothing();
  });

  it('is refused if it was closed otherwise', () => {
    given(opened, proposed, confirmed, closed).when(decide, close('withdrawn')).thenRefused('CASE_NOT_OPEN');
  });

  it('is refused as confirmed before the customer confirmed, or after a rejection', () => {
    given(opened).when(decide, close('confirmed')).thenRefused('RESOLUTION_UNCONFIRMED');
    given(opened, proposed).when(decide, close('confirmed')).thenRefused('RESOLUTION_UNCONFIRMED');
    given(opened, proposed, confirmed, caseExamples.ResolutionRejected)
      .when(decide, close('confirmed'))
      .thenRefused('RESOLUTION_UNCONFIRMED');
  });

  it('is allowed as idle after all reminders', () => {
    given(opened, awaitingCustomer, ...remindedTwice)
      .when(decide, close('idle'))
      .then(like('CaseClosed', { ground: 'idle' }));
    given(opened, proposed, ...remindedTwice)
      .when(decide, close('idle', 1))
      .then(like('CaseClosed', { ground: 'idle' }));
  });

  it('is refused as idle before the last reminder', () => {
    given(opened, proposed).when(decide, close('idle')).thenRefused('REMIND_FIRST');
    given(opened, proposed, remindedTwice[0]).when(decide, close('idle')).thenRefused('REMIND_FIRST');
  });

  it('is refused as idle if the customer answered, or a new silence began', () => {
    const answered = caseExamples.AwaitingEnded;
    given(opened).when(decide, close('idle')).thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, awaitingCustomer, ...remindedTwice, answered)
      .when(decide, close('idle'))
      .thenRefused('CUSTOMER_NOT_SILENT');
    given(opened, awaitingCustomer, answered, awaitingCustomer, ...remindedTwice)
      .when(decide, close('idle', 1))
      .thenRefused('CUSTOMER_NOT_SILENT');
  });

  it('is refused while an escalation is pending', () => {
    given(opened, escalated).when(decide, close('withdrawn')).thenRefused('ESCALATION_PENDING');
  });

  it('is refused if there is no case', () => {
    given().when(decide, close('withdrawn')).thenRefused('CASE_NOT_FOUND');
  });
});
