import { describe, it } from '@jest/globals';
import { command, deviceAdded, deviceRemoved, given, merged, registered } from '../../customer/testing/given.js';
import { RemoveDevice, removeDevice } from './remove-device.js';

const remove = command(RemoveDevice, deviceRemoved.data);

describe('removing a device', () => {
  it('removes it from the customer', () => {
    given(registered, deviceAdded).when(removeDevice, remove).then(deviceRemoved);
  });

  it('does nothing if the customer does not have it', () => {
    given(registered).when(removeDevice, remove).thenNothing();
    given(registered, deviceAdded, deviceRemoved).when(removeDevice, remove).thenNothing();
  });

  it('is refused if there is no customer, and on a merged record', () => {
    given().when(removeDevice, remove).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(removeDevice, remove).thenRefused('CUSTOMER_MERGED');
  });
});
