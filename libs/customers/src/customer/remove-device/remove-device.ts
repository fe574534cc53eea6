import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../customer.events.js';
import { assertRegistered } from '../customer.rules.js';
import type { CustomerState } from '../customer.state.js';

export class RemoveDevice extends commandNamed('RemoveDevice')<{ readonly serial: string }> {}

export const removeDevice: Decide<RemoveDevice, CustomerState, CustomerEvent> = ({ data: { serial } }, state) => {
  assertRegistered(state);
  return state.devices.includes(serial) ? [{ type: 'DeviceRemoved', data: { serial } }] : [];
};
