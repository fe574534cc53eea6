import { describe, it } from '@jest/globals';
import {
  command,
  erased,
  erasureRequested,
  given,
  held,
  lifted,
  merged,
  registered,
} from '../../customer/testing/given.js';
import { RequestErasure, requestErasure } from './request-erasure.js';

const request = command(RequestErasure, erasureRequested.data);

describe('asking for an erasure', () => {
  it('is for registered customers, and for ids that only cases know', () => {
    given(registered).when(requestErasure, request).then(erasureRequested);
    given().when(requestErasure, request).then(erasureRequested);
    given(held, lifted).when(requestErasure, request).then(erasureRequested);
  });

  it('is nothing while one is on its way, and starts anew after that', () => {
    given(registered, erasureRequested).when(requestErasure, request).thenNothing();
    given(registered, erasureRequested, erased).when(requestErasure, request).then(erasureRequested);
  });

  it('is refused while a legal hold is on, and on a record that has gone on under another id', () => {
    given(registered, held).when(requestErasure, request).thenRefused('LEGAL_HOLD');
    given(registered, merged).when(requestErasure, request).thenRefused('CUSTOMER_MERGED');
  });
});
