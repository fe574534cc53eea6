import { describe, it } from '@jest/globals';
import { command, deviceAdded, deviceRemoved, given, like, merged, registered } from '../../customer/testing/given.js';
import { AddDevice, addDevice } from './add-device.js';

const add = command(AddDevice, deviceAdded.data);

describe('adding a device', () => {
  it('adds it to the customer', () => {
    given(registered).when(addDevice, add).then(deviceAdded);
    given(registered, like('DeviceAdded', { serial: 'SN-2' }))
      .when(addDevice, add)
      .then(deviceAdded);
  });

  it('does nothing if it is there already, and works again once it was removed', () => {
    given(registered, deviceAdded).when(addDevice, add).thenNothing();
    given(registered, deviceAdded, deviceRemoved).when(addDevice, add).then(deviceAdded);
  });

  it('is refused if there is no customer, and on a merged record', () => {
    given().when(addDevice, add).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(addDevice, add).thenRefused('CUSTOMER_MERGED');
  });
});
