import { describe, expect, it } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import {
  AddDevice,
  addDevice,
  ChangeCustomerDetails,
  changeCustomerDetails,
  customerCodec,
  type CustomerEvent,
  customerFold,
  customerStream,
  foldCustomer,
  LiftLegalHold,
  liftLegalHold,
  MergeCustomer,
  mergeCustomer,
  PlaceLegalHold,
  placeLegalHold,
  RecordAbsorbed,
  recordAbsorbed,
  RecordErasure,
  recordErasure,
  RegisterCustomer,
  registerCustomer,
  RemoveDevice,
  removeDevice,
  RequestErasure,
  requestErasure,
  SetPreferences,
  setPreferences,
} from '#customers';
import { collect, MemoryEventStore } from '#event-store';
import { type AnyCommandClass, type Actor, type Command, isOwn, Refusal } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import { ContactIndexer } from '../../libs/contexts/customers/src/customer/contacts/contact-indexer.js';
import { recordedCustomer } from '../../libs/contexts/customers/src/customer/customer.examples.js';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { rounds } from '../support/effort.js';

interface Act {
  readonly type: AnyCommandClass;
  readonly data: object;
  readonly id: string;
  readonly actor: Actor;
  /** Small numbers, to use ids repeatedly. */
  readonly commandId: string;
}

// Small pools, because many rules concern repeated values.
const ids = ['c-1', 'c-2', 'c-3'];
const id = fc.constantFrom(...ids);
const maybe = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: undefined });
const details = {
  name: fc.constantFrom('Lin Mei', '林梅'),
  phone: maybe(fc.constantFrom('010 5550 0142', '+86 10 5550 0142', '+49 30 1234567', '12')),
  email: maybe(fc.constantFrom('Lin@example.com', 'lin@example.com')),
  region: fc.constantFrom('CN', 'EU'),
  segment: maybe(fc.constantFrom('consumer', 'enterprise')),
};
const preferences = {
  language: fc.constantFrom('en', 'zh-Hans'),
  accessibility: maybe(fc.constantFrom([], ['relay-service'])),
};
const reason = fc.constantFrom('A court asks');
const serial = fc.constantFrom('SN-1', 'SN-2');

const wants = (type: AnyCommandClass, fields: Record<string, Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), data: fc.record(fields) });

const intention = fc.oneof(
  { arbitrary: wants(RegisterCustomer, { ...details, ...preferences }), weight: 4 },
  { arbitrary: wants(ChangeCustomerDetails, details), weight: 2 },
  { arbitrary: wants(SetPreferences, preferences), weight: 2 },
  wants(AddDevice, { serial }),
  wants(RemoveDevice, { serial }),
  { arbitrary: wants(MergeCustomer, { into: id }), weight: 3 },
  wants(RecordAbsorbed, { customerId: id }),
  wants(PlaceLegalHold, { reason }),
  wants(LiftLegalHold),
  { arbitrary: wants(RequestErasure, { reason: maybe(reason) }), weight: 2 },
  wants(RecordErasure, {
    certificateId: fc.constant('cert'),
    through: fc.constant('7'),
    counts: fc.constant({ cases: 1 }),
  }),
);

const actor: Arbitrary<Actor> = fc.oneof(
  { arbitrary: fc.constant<Actor>({ id: 'a-1', role: 'agent' }), weight: 4 },
  id.map((customerId): Actor => ({ id: `u-${customerId}`, role: 'customer', customerId })),
);

const act: Arbitrary<Act> = fc
  .record({ intention, id, actor, nth: fc.nat({ max: 60 }) })
  .map(({ intention: { type, data }, nth, ...rest }) => ({
    ...rest,
    type,
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
    commandId: `command-${nth}`,
  }));

/** The expected result of commands: the pure functions of the domain over histories in memory, and nothing else. */
class Model {
  readonly histories = new Map<string, CustomerEvent[]>(ids.map((customer) => [customer, []]));
  private readonly done = new Map<string, { readonly said: string; readonly revision: number }>();

  constructor(private readonly contacts: ContactIndexer) {}

  async apply(given: Act, command: Command): Promise<object> {
    try {
      return { revision: await this.decided(given, command) };
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code };
      throw error;
    }
  }

  private async decided(given: Act, command: Command): Promise<number> {
    const history = this.histories.get(given.id) ?? [];
    const place = `${given.id}/${given.commandId}`;
    const said = JSON.stringify([given.type.commandName, given.data, given.actor.id]);
    const past = this.done.get(place);
    if (past && past.said !== said) throw new Refusal('COMMAND_ID_REUSED');
    if (past) return past.revision;
    if (given.actor.role === 'customer' && !isOwn(given.actor, given.id)) throw new Refusal('NOT_YOUR_RECORD');
    const contact = await this.contacts.known(given.data);
    const state = history.reduce((before, event) => customerFold.evolve(before, event, specTime), customerFold.initial);
    const survivor = foldCustomer(
      recordedCustomer(this.histories.get((given.data as { into?: string }).into ?? '') ?? []),
    );
    const decisions: Readonly<Record<string, (command: never, state: never) => readonly CustomerEvent[]>> = {
      RegisterCustomer: registerCustomer(contact),
      ChangeCustomerDetails: changeCustomerDetails(contact),
      SetPreferences: setPreferences,
      AddDevice: addDevice,
      RemoveDevice: removeDevice,
      MergeCustomer: mergeCustomer(survivor),
      RecordAbsorbed: recordAbsorbed,
      PlaceLegalHold: placeLegalHold,
      LiftLegalHold: liftLegalHold,
      RequestErasure: requestErasure,
      RecordErasure: recordErasure,
    };
    const events = decisions[given.type.commandName](command as never, state as never);
    history.push(...events);
    const revision = history.length - 1;
    if (events.length > 0) this.done.set(place, { said, revision });
    return revision;
  }
}

describe('random commands on customers', () => {
  it('have the results that the rules give, and leave the expected events in the log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
        const ground = { store: new MemoryEventStore(), keys: new MemorySubjectKeys() };
        const send = await commandsOn(ground);
        const model = new Model(new ContactIndexer(ground.keys));
        for (const given of acts) {
          const { type: Type, data, id: customer, commandId } = given;
          const context = { commandId, actor: given.actor, now: specTime, correlationId: commandId };
          const command = new Type(customerStream(customer), data as never, context);
          const outcome = await send(command).then(
            ({ revision }): object => ({ revision }),
            (error: unknown) => (error instanceof Refusal ? { refused: error.code } : Promise.reject(error as Error)),
          );
          expect([Type.name, data, outcome]).toEqual([Type.name, data, await model.apply(given, command)]);
        }
        for (const [customer, expected] of model.histories) {
          const stored = await collect(ground.store.readStream(customerStream(customer)));
          const read = await customerCodec(ground.keys).decode(stored);
          const told = read.map(({ type, data }) => ({ type, data: { ...data } }));
          expect(JSON.parse(JSON.stringify(told))).toEqual(JSON.parse(JSON.stringify(expected)));
        }
      }),
      { numRuns: rounds(60) },
    );
  });
});
