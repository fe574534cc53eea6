import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { caseExamples, exampleCaseId } from '../../case/case.examples.js';
import { caseFold, caseSubjectOf } from '../../case/case.state.js';
import { caseStream } from '../../case/case.streams.js';
import { closed, command, given, like, opened } from '../../case/testing/given.js';
import { LinkCustomer, linkCustomer } from './link-customer.js';

const { CustomerLinked: linked } = caseExamples;
const guest = like('CaseOpened', { customerId: undefined });
const link = command(LinkCustomer, linked.data);
const system: Actor = { id: 'customer-merging', role: 'system' };

const subjectAfter = (...events: CaseEvent[]): string => {
  const state = events.reduce((past, event) => caseFold.evolve(past, event, ''), caseFold.initial);
  return caseSubjectOf(state, caseStream(exampleCaseId));
};

describe('linking a customer', () => {
  it('gives the case of a guest a customer, even if it is closed', () => {
    given(guest).when(linkCustomer, link).then(linked);
    given(guest, closed).when(linkCustomer, link).then(linked);
  });

  it("encrypts later events under the customer's key", () => {
    expect(subjectAfter(guest)).toBe(caseStream(exampleCaseId));
    expect(subjectAfter(guest, linked)).toBe('customer-c-lin');
  });

  it('does nothing if it is their case already', () => {
    given(opened)
      .when(linkCustomer, command(LinkCustomer, { customerId: 'c-lin-mei' }))
      .thenNothing();
    given(guest, linked).when(linkCustomer, link).thenNothing();
  });

  it('is refused if there is no case, and if it belongs to another customer', () => {
    given().when(linkCustomer, link).thenRefused('CASE_NOT_FOUND');
    given(opened).when(linkCustomer, link).thenRefused('CASE_HAS_CUSTOMER');
  });

  it('lets the system move the case after two records were merged', () => {
    given(opened)
      .when(linkCustomer, command(LinkCustomer, linked.data, { actor: system }))
      .then(linked);
  });
});
