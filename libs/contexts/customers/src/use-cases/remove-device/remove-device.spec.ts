import { describe, it } from '@jest/globals';
import { command, deviceAdded, deviceRemoved, given, merged, registered } from '../../customer/testing/given.js';
import { RemoveDevice, removeDevice } from './remove-device.js';

const remove = command(RemoveDevice, deviceRemoved.data);

describe('removing a device', () => {
  it('takes it from the customer', () => {
    given(registered, deviceAdded).when(removeDevice, remove).then(deviceRemoved);
  });

  it('is nothing when it is not theirs', () => {
    given(registered).when(removeDevice, remove).thenNothing();
    given(registered, deviceAdded, deviceRemoved).when(removeDevice, remove).thenNothing();
  });

  it('is refused where there is no customer, or one who goes on under another id', () => {
    given().when(removeDevice, remove).thenRefused('CUSTOMER_NOT_FOUND');
    given(registered, merged).when(removeDevice, remove).thenRefused('CUSTOMER_MERGED');
  });
});
