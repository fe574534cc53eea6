import { describe, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { caseExamples } from '../../case/case.examples.js';
import { awaitingCustomer, closed, command, given, like, opened, resumed } from '../../case/testing/given.js';
import { RecordContact, recordContact } from './record-contact.js';

const { ContactRecorded: recorded } = caseExamples;
const call = command(RecordContact, recorded.data);

describe('recording a contact', () => {
  it('records its key facts', () => {
    given(opened).when(recordContact, call).then(recorded);
  });

  it('ends the wait for the customer who called', () => {
    given(opened, awaitingCustomer).when(recordContact, call).then(recorded, resumed);
  });

  it('does not end a wait if we call, or if another party is awaited', () => {
    given(opened, awaitingCustomer)
      .when(recordContact, command(RecordContact, { ...recorded.data, direction: 'outbound' }))
      .then(like('ContactRecorded', { direction: 'outbound' }));
    given(opened, like('AwaitingStarted', { party: 'part' }))
      .when(recordContact, call)
      .then(recorded);
  });

  it('records every contact, even a second identical one, and one after closing', () => {
    given(opened, recorded).when(recordContact, call).then(recorded);
    given(opened, awaitingCustomer, closed).when(recordContact, call).then(recorded);
  });

  it('lets customers record what they told us, and nothing else', () => {
    const actor: Actor = { id: 'u-lin-mei', role: 'customer', customerId: 'c-lin-mei' };
    given(opened)
      .when(recordContact, command(RecordContact, recorded.data, { actor }))
      .then(recorded);
    given(opened)
      .when(recordContact, command(RecordContact, { ...recorded.data, direction: 'outbound' }, { actor }))
      .thenRefused('INBOUND_ONLY');
  });

  it('is refused if there is no case', () => {
    given().when(recordContact, call).thenRefused('CASE_NOT_FOUND');
  });
});
