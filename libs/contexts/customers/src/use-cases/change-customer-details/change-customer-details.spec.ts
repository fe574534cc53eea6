import { describe, it } from '@jest/globals';
import { changed, command, erased, given, herself, like, merged, registered } from '../../customer/testing/given.js';
import { ChangeCustomerDetails, changeCustomerDetails } from './change-customer-details.js';

const { phone, email, contactIndex, ...said } = changed.data;
const known = { phone, email, contactIndex };
const change = command(ChangeCustomerDetails, said);

describe('changing the details of a customer', () => {
  it('replaces all of them', () => {
    given(registered).when(changeCustomerDetails(known), change).then(changed);
  });

  it('removes a number that is left out, and keeps the segment', () => {
    const unreachable = { contactIndex: {} };
    given(registered)
      .when(changeCustomerDetails(unreachable), command(ChangeCustomerDetails, { name: 'Lin Mei', region: 'HK' }))
      .then({
        type: 'CustomerDetailsChanged',
        data: {
          name: 'Lin Mei',
          region: 'HK',
          segment: 'consumer',
          phone: undefined,
          email: undefined,
          contactIndex: {},
        },
      });
  });

  it('does nothing if nothing differs', () => {
    given(registered, changed).when(changeCustomerDetails(known), change).thenNothing();
  });

  it('is a change after an erasure, whatever the details were before', () => {
    given(registered, changed, erased).when(changeCustomerDetails(known), change).then(changed);
  });

  it('lets customers change all but their segment', () => {
    const { segment: _, ...own } = said;
    given(registered)
      .when(changeCustomerDetails(known), command(ChangeCustomerDetails, own, { actor: herself }))
      .then(like('CustomerDetailsChanged', { segment: 'consumer' }));
    given(registered)
      .when(changeCustomerDetails(known), command(ChangeCustomerDetails, said, { actor: herself }))
      .thenRefused('SEGMENT_NOT_YOURS_TO_CHANGE');
  });

  it('is refused if there is no customer, and on a merged record', () => {
    given().when(changeCustomerDetails(known), change).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(changeCustomerDetails(known), change).thenRefused('CUSTOMER_MERGED');
  });
});
