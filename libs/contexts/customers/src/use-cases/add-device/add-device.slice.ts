import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { AddDevice, addDevice } from './add-device.js';

@InputType({ description: 'Input of the mutation `addDevice`.' })
class AddDeviceInput extends CustomerCommandInput {
  @CodeField({ description: 'Serial number of the device.' })
  readonly serial: string;
}

export const addDeviceSlice = customerApi.slice({
  command: AddDevice,
  decide: addDevice,
  mutation: {
    input: AddDeviceInput,
    allow: ['customer', ...facingCustomers, 'integration'],
    description: 'Adds a device to the devices of a customer.',
  },
});
