import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { RemoveDeviceInput } from './remove-device.input.js';
import { RemoveDevice } from './remove-device.js';

@Resolver()
export class RemoveDeviceResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'Takes a device from those of a customer.' })
  removeDevice(@Args('input') input: RemoveDeviceInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(RemoveDevice, input, caller);
  }
}
