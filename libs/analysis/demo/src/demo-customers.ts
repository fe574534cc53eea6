import { AddDevice, customerStream, RegisterCustomer } from '#customers';
import type { CommandResult } from '#command-processing';
import { type Actor, addDays, type Command, type CommandContext } from '#kernel';
import { type DemoSet, demoId } from './demo-set.js';
import { Scenario } from './scenario.js';

/** One case in this many has a registered customer; the others have an id that only another system has. */
const oneIn = 4;
/** Customers are registered this many days before the end of the set, earlier than the oldest case. */
const daysBefore = 80;

const registrar: Actor = { id: 'agent-central-1', role: 'agent', tier: 1 };

/**
 * Registers customers of the first `cases` stories of a set, with their devices. The first one is registered twice,
 * under two ids, as an example of records to merge. What an earlier run has done is not repeated.
 */
export const loadDemoCustomers = async (
  set: DemoSet,
  cases: number,
  send: (command: Command) => Promise<CommandResult>,
): Promise<void> => {
  for (let nth = 0; nth < cases; nth += oneIn) {
    for (const command of registrationOf(set, nth)) await send(command);
  }
};

const registrationOf = (set: DemoSet, nth: number): readonly Command[] => {
  const { customer, device } = new Scenario(set, nth);
  const { laterId: id } = customer;
  const [register, again] = [demoId(set, 'registration', id), demoId(set, 'second registration', id)];
  const said = {
    ...customer.contact,
    name: customer.contact.name ?? id,
    region: customer.region.code,
    language: customer.language,
  };
  return [
    new RegisterCustomer(customerStream(id), said, contextOf(set, register)),
    new AddDevice(customerStream(id), { serial: device.serial }, contextOf(set, demoId(set, 'device', nth))),
    ...(nth === 0 ? [new RegisterCustomer(customerStream(again), said, contextOf(set, again))] : []),
  ];
};

const contextOf = ({ until }: DemoSet, commandId: string): CommandContext => ({
  commandId,
  actor: registrar,
  now: addDays(until, -daysBefore),
  correlationId: commandId,
  origin: 'demo',
});
