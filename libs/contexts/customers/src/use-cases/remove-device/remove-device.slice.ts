import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { RemoveDevice, removeDevice } from './remove-device.js';

@InputType()
class RemoveDeviceInput extends CustomerCommandInput {
  @CodeField({ description: 'Its serial number.' })
  readonly serial: string;
}

export const removeDeviceSlice = customerApi.slice({
  command: RemoveDevice,
  decide: removeDevice,
  mutation: {
    input: RemoveDeviceInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description: 'Takes a device from those of a customer.',
  },
});
