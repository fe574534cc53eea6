import { type Actor, type Command, type CommandClass, type CommandContext, specFor, specTime } from '#kernel';
import type { CustomerEvent, CustomerEventType } from '../customer.events.js';
import { customerExamples, exampleCustomerId } from '../customer.examples.js';
import { customerFold } from '../customer.state.js';
import { customerStream } from '../customer.streams.js';

/** `given(registered).when(addDevice, command(AddDevice, { … })).then(deviceAdded)` */
export const given = specFor(customerFold);

export const agent: Actor = { id: 'a-wang', role: 'agent', tier: 1 };
export const herself: Actor = { id: 'u-lin-mei', role: 'customer', customerId: exampleCustomerId };

/** A command on the example customer, by an agent unless said otherwise. */
export const command = <C extends Command>(
  type: CommandClass<C>,
  data: C['data'],
  context: Partial<CommandContext> = {},
): C =>
  new type(customerStream(exampleCustomerId), data, {
    commandId: '5e0f8f4e-4b5c-4f5e-8a58-2b1f0e9f7d31',
    actor: agent,
    now: specTime,
    correlationId: 'correlation',
    ...context,
  });

/** The example of this type, with these fields instead of its own. */
export const like = <Type extends CustomerEventType>(
  type: Type,
  data: Partial<(typeof customerExamples)[Type]['data']>,
): CustomerEvent => ({ type, data: { ...customerExamples[type].data, ...data } }) as CustomerEvent;

export const {
  CustomerRegistered: registered,
  CustomerDetailsChanged: changed,
  PreferencesSet: preferencesSet,
  DeviceAdded: deviceAdded,
  DeviceRemoved: deviceRemoved,
  CustomerMerged: merged,
  CustomerAbsorbed: absorbed,
  LegalHoldPlaced: held,
  LegalHoldLifted: lifted,
  ErasureRequested: erasureRequested,
  PersonalDataErased: erased,
} = customerExamples;
