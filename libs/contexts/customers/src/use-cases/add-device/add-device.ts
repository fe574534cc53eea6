import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { assertRegistered } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

export class AddDevice extends commandNamed('AddDevice')<{ readonly serial: string }> {}

export const addDevice: Decide<AddDevice, CustomerState, CustomerEvent> = ({ data: { serial } }, state) => {
  assertRegistered(state);
  return state.devices.includes(serial) ? [] : [{ type: 'DeviceAdded', data: { serial } }];
};
