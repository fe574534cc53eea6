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
  it('keeps how to reach them in the form that is found again', () => {
    given().when(registerCustomer(known), register).then(registered);
  });

  it('takes a consumer without special needs where nothing else is said', () => {
    given()
      .when(
        registerCustomer(known),
        command(RegisterCustomer, { ...said, segment: undefined, accessibility: undefined }),
      )
      .then(like('CustomerRegistered', { segment: 'consumer', accessibility: [] }));
  });

  it('lets nothing into history that the event does not name', () => {
    const extra = { ...said, cardNumber: 'four and four and four' };
    given().when(registerCustomer(known), command(RegisterCustomer, extra)).then(registered);
  });

  it('is for ids that only a hold or an erasure is known of, too', () => {
    given(held).when(registerCustomer(known), register).then(registered);
    given(erasureRequested, erased).when(registerCustomer(known), register).then(registered);
  });

  it('is refused where the id is taken, or has gone on under another', () => {
    given(registered).when(registerCustomer(known), register).thenRefused('CUSTOMER_ALREADY_REGISTERED');
    given(registered, merged)
      .when(registerCustomer(known), register)
      .thenRefused('CUSTOMER_MERGED', { survivor: merged.data.into });
  });
});
