import { describe, it } from '@jest/globals';
import {
  command,
  erased,
  erasureRequested,
  given,
  held,
  like,
  merged,
  registered,
} from '../../customer/testing/given.js';
import { RegisterCustomer, registerCustomer } from './register-customer.js';

const { phone, email, contactIndex, ...said } = registered.data;
const known = { phone, email, contactIndex };
const register = command(RegisterCustomer, { ...said, phone: '010 5550 0142', email });

describe('registering a customer', () => {
  it('stores number and address in normal form', () => {
    given().when(registerCustomer(known), register).then(registered);
  });

  it('is a consumer without special needs by default', () => {
    given()
      .when(
        registerCustomer(known),
        command(RegisterCustomer, { ...said, segment: undefined, accessibility: undefined }),
      )
      .then(like('CustomerRegistered', { segment: 'consumer', accessibility: [] }));
  });

  it('writes only named fields into the event', () => {
    const extra = { ...said, cardNumber: 'four and four and four' };
    given().when(registerCustomer(known), command(RegisterCustomer, extra)).then(registered);
  });

  it('is allowed for ids that so far have only a hold or an erasure', () => {
    given(held).when(registerCustomer(known), register).then(registered);
    given(erasureRequested, erased).when(registerCustomer(known), register).then(registered);
  });

  it('is refused if the id is taken, and on a merged record', () => {
    given(registered).when(registerCustomer(known), register).thenRefused('CUSTOMER_ALREADY_REGISTERED');
    given(registered, merged)
      .when(registerCustomer(known), register)
      .thenRefused('CUSTOMER_MERGED', { survivor: merged.data.into });
  });
});
