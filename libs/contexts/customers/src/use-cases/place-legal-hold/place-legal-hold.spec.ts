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
import { PlaceLegalHold, placeLegalHold } from './place-legal-hold.js';

const place = command(PlaceLegalHold, held.data);

describe('placing a legal hold', () => {
  it('is allowed for registered customers, and for ids that only cases have', () => {
    given(registered).when(placeLegalHold, place).then(held);
    given().when(placeLegalHold, place).then(held);
    given(held, lifted).when(placeLegalHold, place).then(held);
    given(registered, erasureRequested, erased).when(placeLegalHold, place).then(held);
  });

  it('is refused if one is in place, whose reason would be lost', () => {
    given(held).when(placeLegalHold, place).thenRefused('LEGAL_HOLD_ALREADY_PLACED');
  });

  it('is refused once an erasure is requested, and on a merged record', () => {
    given(erasureRequested).when(placeLegalHold, place).thenRefused('ERASURE_PENDING');
    given(registered, merged).when(placeLegalHold, place).thenRefused('CUSTOMER_MERGED');
  });
});
