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
  it('is allowed for registered customers, and for ids that only cases have', () => {
    given(registered).when(requestErasure, request).then(erasureRequested);
    given().when(requestErasure, request).then(erasureRequested);
    given(held, lifted).when(requestErasure, request).then(erasureRequested);
  });

  it('does nothing while one is pending, and starts again after that', () => {
    given(registered, erasureRequested).when(requestErasure, request).thenNothing();
    given(registered, erasureRequested, erased).when(requestErasure, request).then(erasureRequested);
  });

  it('is refused while a legal hold is in place, and on a merged record', () => {
    given(registered, held).when(requestErasure, request).thenRefused('LEGAL_HOLD');
    given(registered, merged).when(requestErasure, request).thenRefused('CUSTOMER_MERGED');
  });
});
