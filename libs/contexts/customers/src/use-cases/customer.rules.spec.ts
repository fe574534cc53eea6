import { describe, it } from '@jest/globals';
import { AddDevice, addDevice } from './add-device/add-device.js';
import { onOwnRecord } from '../customer/customer.rules.js';
import { command, deviceAdded, given, herself, registered } from '../customer/testing/given.js';

const addBy = (changes: Partial<typeof herself>) =>
  command(AddDevice, deviceAdded.data, { actor: { ...herself, ...changes } });

describe('customers', () => {
  it('act on their own record, even if signed in under a record merged into it', () => {
    given(registered).when(onOwnRecord(addDevice), addBy({})).then(deviceAdded);
    given(registered)
      .when(onOwnRecord(addDevice), addBy({ customerId: 'c-mei', ownRecords: ['c-mei', 'c-lin-mei'] }))
      .then(deviceAdded);
  });

  it("don't act on those of others", () => {
    given(registered)
      .when(onOwnRecord(addDevice), addBy({ customerId: 'c-someone-else' }))
      .thenRefused('NOT_YOUR_RECORD');
    given(registered)
      .when(onOwnRecord(addDevice), addBy({ ownRecords: ['c-someone-else'] }))
      .thenRefused('NOT_YOUR_RECORD');
    given(registered)
      .when(onOwnRecord(addDevice), addBy({ customerId: undefined }))
      .thenRefused('NOT_YOUR_RECORD');
  });
});
