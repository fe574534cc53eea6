import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { assertRegistered } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

export class RemoveDevice extends commandNamed('RemoveDevice')<{ readonly serial: string }> {}

export const removeDevice: Decide<RemoveDevice, CustomerState, CustomerEvent> = ({ data: { serial } }, state) => {
  assertRegistered(state);
  return state.devices.includes(serial) ? [{ type: 'DeviceRemoved', data: { serial } }] : [];
};
