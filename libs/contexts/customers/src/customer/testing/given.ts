import { type Actor } from '#kernel';
import { streamSpecs } from '#kernel/testing';
import { customerExamples as examples, exampleCustomerId } from '../customer.examples.js';
import { customerFold as fold } from '../customer.state.js';
import { customerStream } from '../customer.streams.js';

const agent: Actor = { id: 'a-wang', role: 'agent', tier: 1 };
export const herself: Actor = { id: 'u-lin-mei', role: 'customer', customerId: exampleCustomerId };

export const { given, command, like } = streamSpecs({
  fold,
  examples,
  stream: customerStream(exampleCustomerId),
  actor: agent,
});

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
} = examples;
