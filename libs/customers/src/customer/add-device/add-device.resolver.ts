import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { AddDeviceInput } from './add-device.input.js';
import { AddDevice } from './add-device.js';

@Resolver()
export class AddDeviceResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'Adds a device to those of a customer.' })
  addDevice(@Args('input') input: AddDeviceInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(AddDevice, input, caller);
  }
}
