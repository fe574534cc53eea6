import { describe, it } from '@jest/globals';
import { command, deviceAdded, deviceRemoved, given, like, merged, registered } from '../../customer/testing/given.js';
import { AddDevice, addDevice } from './add-device.js';

const add = command(AddDevice, deviceAdded.data);

describe('adding a device', () => {
  it('gives a customer one more', () => {
    given(registered).when(addDevice, add).then(deviceAdded);
    given(registered, like('DeviceAdded', { serial: 'SN-2' }))
      .when(addDevice, add)
      .then(deviceAdded);
  });

  it('is nothing when it is theirs already, and works again once it was taken away', () => {
    given(registered, deviceAdded).when(addDevice, add).thenNothing();
    given(registered, deviceAdded, deviceRemoved).when(addDevice, add).then(deviceAdded);
  });

  it('is refused where there is no customer, or one who goes on under another id', () => {
    given().when(addDevice, add).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(addDevice, add).thenRefused('CUSTOMER_MERGED');
  });
});
