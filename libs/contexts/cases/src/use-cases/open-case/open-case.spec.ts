import { describe, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { command, given, like, opened } from '../../case/testing/given.js';
import { OpenCase, openCase } from './open-case.js';

const { number, ...input } = opened.data;
const customer: Actor = { id: 'u-lin-mei', role: 'customer', customerId: 'c-lin-mei' };

describe('opening a case', () => {
  it('records what came with the contact, under the allotted number', () => {
    given().when(openCase({ number }), command(OpenCase, input)).then(opened);
  });

  it('has normal priority by default', () => {
    given()
      .when(openCase({ number }), command(OpenCase, { ...input, priority: undefined }))
      .then(like('CaseOpened', { priority: 'normal' }));
  });

  it('writes only named fields into the event', () => {
    const extra = { ...input, password: 'hunter2' };
    given().when(openCase({ number }), command(OpenCase, extra)).then(opened);
  });

  it('lets customers open their own cases', () => {
    given()
      .when(openCase({ number }), command(OpenCase, input, { actor: customer }))
      .then(opened);
  });

  it('refuses customers who open a case for another customer or for none', () => {
    for (const customerId of ['c-someone-else', undefined]) {
      given()
        .when(openCase({ number }), command(OpenCase, { ...input, customerId }, { actor: customer }))
        .thenRefused('NOT_YOUR_CASE');
    }
  });

  it('refuses a case that is already open', () => {
    given(opened).when(openCase({ number }), command(OpenCase, input)).thenRefused('CASE_ALREADY_OPENED');
  });
});
