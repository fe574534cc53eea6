import { describe, it } from '@jest/globals';
import type { CaseEvent } from '../../case/case.events.js';
import { caseExamples, exampleCaseId } from '../../case/case.examples.js';
import { closed, command, given, like, opened } from '../../case/testing/given.js';
import { LinkCase, linkCase } from './link-case.js';

const { caseId, externalReference } = caseExamples.CaseLinked.data;
const sameCustomer = linkCase({ customerId: 'c-lin-mei' });
const otherCustomer = linkCase({ customerId: 'c-someone-else' });
const noTarget = linkCase(undefined);

const related = command(LinkCase, { relation: 'related', caseId });
const linked: CaseEvent = { type: 'CaseLinked', data: { relation: 'related', caseId } };
const toProblem = command(LinkCase, { relation: 'problem', externalReference });
const linkedToProblem: CaseEvent = { type: 'CaseLinked', data: { relation: 'problem', externalReference } };

describe('linking a case', () => {
  it('links cases of one customer', () => {
    given(opened).when(sameCustomer, related).then(linked);
  });

  it('links to an entity in another system', () => {
    given(opened).when(noTarget, toProblem).then(linkedToProblem);
  });

  it('links a closed case to one that follows it up', () => {
    given(opened, closed).when(sameCustomer, related).then(linked);
  });

  it('links across customers if a reason is given', () => {
    const overrideReason = 'Sisters who share the phone';
    given(opened)
      .when(otherCustomer, command(LinkCase, { relation: 'related', caseId, overrideReason }))
      .then({ type: 'CaseLinked', data: { relation: 'related', caseId, overrideReason } });
  });

  it('does nothing if they are already linked that way', () => {
    given(opened, linked).when(sameCustomer, related).thenNothing();
    given(opened, linkedToProblem).when(noTarget, toProblem).thenNothing();
  });

  it('links the same cases in a second relation', () => {
    given(opened, linked)
      .when(sameCustomer, command(LinkCase, { relation: 'duplicate', caseId }))
      .then({ type: 'CaseLinked', data: { relation: 'duplicate', caseId } });
  });

  it('is refused without a target and with two', () => {
    given(opened)
      .when(noTarget, command(LinkCase, { relation: 'related' }))
      .thenRefused('LINK_TARGET_NEEDED');
    given(opened)
      .when(sameCustomer, command(LinkCase, { relation: 'related', caseId, externalReference }))
      .thenRefused('LINK_TARGET_NEEDED');
  });

  it('is refused if a case is linked to itself', () => {
    given(opened)
      .when(sameCustomer, command(LinkCase, { relation: 'related', caseId: exampleCaseId }))
      .thenRefused('LINK_TO_ITSELF');
  });

  it('is refused if the other case does not exist', () => {
    given(opened).when(noTarget, related).thenRefused('LINK_TARGET_UNKNOWN');
  });

  it('is refused across customers without a reason, and if a customer is not known', () => {
    const guest = like('CaseOpened', { customerId: undefined });
    given(opened).when(otherCustomer, related).thenRefused('LINK_ACROSS_CUSTOMERS');
    given(guest).when(sameCustomer, related).thenRefused('LINK_ACROSS_CUSTOMERS');
    given(guest).when(linkCase({}), related).thenRefused('LINK_ACROSS_CUSTOMERS');
  });

  it('is refused if there is no case', () => {
    given().when(sameCustomer, related).thenRefused('CASE_NOT_FOUND');
  });
});
