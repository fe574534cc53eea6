import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { RemoveDevice, removeDevice } from './remove-device.js';

@InputType({ description: 'Input of the mutation `removeDevice`.' })
class RemoveDeviceInput extends CustomerCommandInput {
  @CodeField({ description: 'Serial number of the device.' })
  readonly serial: string;
}

export const removeDeviceSlice = customerApi.slice({
  command: RemoveDevice,
  decide: removeDevice,
  mutation: {
    input: RemoveDeviceInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description: 'Removes a device from the devices of a customer.',
  },
});
