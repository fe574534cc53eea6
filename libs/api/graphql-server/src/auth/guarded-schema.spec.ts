import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, type GraphQLObjectType, type GraphQLSchema, parse, subscribe } from 'graphql';
import { AccessPolicy, type AccessRules } from '#access';
import { AccessLog, type PersonalRead, type RefusedAttempt } from '#access-log';
import type { Actor } from '#kernel';
import { live, type RequestContext } from '#graphql';
import { requestOf } from '#graphql/testing';
import { GuardedSchema } from './guarded-schema.js';
import { surplusRules } from './missing-rules.js';

const rules: AccessRules = {
  operations: {
    parcel: ['customer', 'agent', 'analyst'],
    parcels: ['customer', 'agent', 'analyst'],
    parcelMoved: ['customer', 'agent', 'integration'],
  },
  resources: {
    parcel: {
      subjectOf: ({ owner }: Parcel) => `customer-${owner}`,
      grants: {
        customer: [
          { classes: ['open', 'text', 'personal'], where: ({ customerIds }) => ({ owner: { $in: [...customerIds] } }) },
        ],
        agent: [{ classes: ['open', 'internal', 'text', 'personal'] }],
        analyst: [{ classes: ['open', 'internal'] }, { classes: ['text'], where: () => ({ id: 'p-2' }) }],
        integration: [{ classes: ['open'] }],
      },
    },
  },
  types: {
    Parcel: {
      resource: 'parcel',
      root: (parcel: Parcel) => parcel,
      open: 'id label',
      internal: 'stops secretNumber log',
      personal: 'address',
      members: { log: () => ({ place: 'internal', remark: 'text' }) },
    },
    Label: { resource: 'parcel', open: 'colour', text: 'greeting' },
    Stop: { resource: 'parcel', internal: 'place' },
    Move: {
      resource: 'parcel',
      root: ({ parcel }: { parcel: Parcel }) => parcel,
      eventType: ({ type }: { type: string }) => type,
      open: 'type parcel',
    },
  },
};

const typeDefs = `
  scalar JSON
  type Query { parcel(id: ID!): Parcel parcels: [Parcel!]! }
  type Subscription { parcelMoved: Move! }
  type Parcel { id: ID! label: Label! stops: [Stop!]! secretNumber: Int! address: String log: JSON }
  type Label { colour: String! greeting: String }
  type Stop { place: String! }
  type Move { type: String! parcel: Parcel! }
`;

interface Parcel {
  readonly id: string;
  readonly owner: string;
}

const parcel = (id: string, owner: string) => ({
  id,
  owner,
  label: { colour: 'red', greeting: `Dear ${owner}` },
  stops: [{ place: 'Berlin' }],
  secretNumber: 7,
  address: `Street of ${owner}`,
  log: { place: 'Berlin', remark: `${owner} was not in`, forgotten: 'x' },
});
const parcels = [parcel('p-1', 'A'), parcel('p-2', 'B')];

class RecordingLog extends AccessLog {
  canRecord = true;
  readonly reads: PersonalRead[] = [];
  readonly refusals: RefusedAttempt[] = [];

  read(read: PersonalRead): void {
    this.reads.push(read);
  }

  refused(attempt: RefusedAttempt): void {
    this.refusals.push(attempt);
  }
}

const policy = new AccessPolicy([rules]);
let log: RecordingLog;
let schema: GraphQLSchema;
let resolved: string[];
let source: (signal: AbortSignal) => AsyncGenerator<object, void, undefined>;

const guarded = (definitions: string) => new GuardedSchema(policy, log).guarding(buildSchema(definitions));

async function* moves(): AsyncGenerator<object, void, undefined> {
  for (const type of ['Sent', 'Lost']) {
    for (const moved of parcels) yield await Promise.resolve({ type, parcel: moved });
  }
}

async function* silence(signal: AbortSignal): AsyncGenerator<object, void, undefined> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

/** Resolvers as Nest creates them: a function for each field. */
const withResolvers = (made: GraphQLSchema): GraphQLSchema => {
  const fieldsOf = (type: string) => made.getType(type) as GraphQLObjectType;
  const query = fieldsOf('Query').getFields();
  query.parcel.resolve = (_, { id }: { id: string }) => Promise.resolve(parcels.find((known) => known.id === id));
  query.parcels.resolve = () => parcels;
  fieldsOf('Parcel').getFields().address.resolve = ({ id, address }: Parcel & { address: string }) => {
    resolved.push(id);
    return Promise.resolve(address);
  };
  fieldsOf('Subscription').getFields().parcelMoved.subscribe = () => live(source);
  fieldsOf('Subscription').getFields().parcelMoved.resolve = (move: object) => move;
  return made;
};

beforeEach(() => {
  log = new RecordingLog();
  resolved = [];
  source = moves;
  schema = new GuardedSchema(policy, log).guarding(withResolvers(buildSchema(typeDefs)));
});

const agent: Actor = { id: 'agent-1', role: 'agent' };
const analyst: Actor = { id: 'analyst-1', role: 'analyst' };
const customer: Actor = { id: 'someone', role: 'customer', customerId: 'A' };

const integration: Actor = { id: 'crm', role: 'integration', scope: ['parcelMoved', 'Lost'] };

const contextOf = (actor: Actor, lifetimeMs?: number) => requestOf(policy, actor, lifetimeMs);

const ask = async (source: string, contextValue: RequestContext) => {
  const { data, errors } = await graphql({ schema, source, contextValue });
  const codes = errors?.map(({ extensions, message }) => extensions['code'] ?? message);
  return { data: data && (JSON.parse(JSON.stringify(data)) as unknown), ...(codes ? { codes } : {}) };
};

const follow = async (contextValue: RequestContext) => {
  const document = parse('subscription { parcelMoved { type parcel { id } } }');
  const events = await subscribe({ schema, document, contextValue });
  if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors));
  return events;
};

const told = async (contextValue: RequestContext): Promise<string[]> => {
  const moved: string[] = [];
  for await (const { data } of await follow(contextValue)) {
    const { type, parcel: told } = data?.['parcelMoved'] as { type: string; parcel: Parcel };
    moved.push(`${type} ${told.id}`);
  }
  return moved;
};

describe('a missing access rule', () => {
  it('prevents the service from starting, and is named', () => {
    expect(() => guarded('type Query { parcel: String burnParcel: Ash } type Ash { weight: Int }')).toThrow(
      'These have no access rule (docs/access.md): burnParcel, Ash',
    );
    expect(() => guarded('type Query { parcel: Label } type Label { colour: Int smell: Int }')).toThrow(
      ': Label.smell',
    );
  });

  it('is reported for unions and interfaces, since a rule is about one type', () => {
    const union = 'type Query { parcel: Thing } union Thing = Stop type Stop { place: String }';
    expect(() => guarded(union)).toThrow(': Thing');
  });

  it('may be the subject of a resource', () => {
    const letters = { letter: { grants: {} } };
    const table = {
      operations: { letter: [] },
      resources: letters,
      types: { Letter: { resource: 'letter', text: 'body' } },
    };
    const forgetful = new GuardedSchema(new AccessPolicy([table]), log);
    expect(() => forgetful.guarding(buildSchema('type Query { letter: Letter } type Letter { body: String }'))).toThrow(
      'the subject of letter',
    );
  });

  it('is distinct from surplus rules, which are reported too', () => {
    expect(surplusRules(buildSchema('type Query { parcel: Label } type Label { colour: Int }'), policy)).toEqual(
      expect.arrayContaining(['parcels', 'Parcel', 'Label.greeting']),
    );
    expect(surplusRules(schema, policy)).toEqual([]);
  });
});

describe('an operation', () => {
  it('is refused to roles that may not call it, and the attempt is recorded', async () => {
    const operator: Actor = { id: 'operator-1', role: 'operator' };
    expect(await ask('{ mine: parcel(id: "p-1") { id } }', contextOf(operator))).toEqual({
      data: { mine: null },
      codes: ['FORBIDDEN'],
    });
    expect(log.refusals).toEqual([{ actor: operator, operation: 'parcel', code: 'FORBIDDEN' }]);
  });

  it('is refused to anonymous callers', async () => {
    const nobody = { ...contextOf(agent), bearer: undefined, access: undefined };
    expect((await ask('{ parcel(id: "p-1") { id } }', nobody)).codes).toEqual(['UNAUTHENTICATED']);
    expect(log.refusals).toEqual([{ actor: undefined, operation: 'parcel', code: 'UNAUTHENTICATED' }]);
  });
});

describe('a field', () => {
  it('is null and not even resolved if the viewer may not see it', async () => {
    expect(await ask('{ parcel(id: "p-1") { id address } }', contextOf(analyst))).toEqual({
      data: { parcel: { id: 'p-1', address: null } },
    });
    expect(resolved).toEqual([]);
  });

  it('is an empty list if a list must not be null', async () => {
    const { data } = await ask('{ parcel(id: "p-1") { stops { place } } }', contextOf(customer));
    expect(data).toEqual({ parcel: { stops: [] } });
  });

  it('is an error if another value must not be null', async () => {
    expect(await ask('{ parcel(id: "p-1") { secretNumber } }', contextOf(customer))).toEqual({
      data: { parcel: null },
      codes: ['FORBIDDEN'],
    });
  });

  it('of a part is judged by the root that it belongs to', async () => {
    expect(await ask('{ parcels { label { colour greeting } } }', contextOf(analyst))).toEqual({
      data: {
        parcels: [{ label: { colour: 'red', greeting: null } }, { label: { colour: 'red', greeting: 'Dear B' } }],
      },
    });
  });

  it('that holds a JSON object shows only members whose class the viewer may see, and none without a class', async () => {
    const logs = async (actor: Actor) => (await ask('{ parcels { log } }', contextOf(actor))).data;
    expect(await logs(agent)).toEqual({
      parcels: [
        { log: { place: 'Berlin', remark: 'A was not in' } },
        { log: { place: 'Berlin', remark: 'B was not in' } },
      ],
    });
    expect(await logs(analyst)).toEqual({
      parcels: [{ log: { place: 'Berlin' } }, { log: { place: 'Berlin', remark: 'B was not in' } }],
    });
  });
});

describe('an object', () => {
  it('is null for viewers who may not see it', async () => {
    expect(await ask('{ parcel(id: "p-2") { id } }', contextOf(customer))).toEqual({ data: { parcel: null } });
  });

  it('is left out of a list', async () => {
    expect(await ask('{ parcels { id } }', contextOf(customer))).toEqual({ data: { parcels: [{ id: 'p-1' }] } });
  });
});

describe('a disclosure of personal data', () => {
  const shown = async (source: string, actor: Actor) => {
    const context = contextOf(actor);
    await ask(source, context);
    return context.access?.takeShown();
  };

  it('is recorded once for each operation and subject, under the name of the operation', async () => {
    const source = '{ a: parcels { id address label { greeting } } b: parcel(id: "p-1") { address log } }';
    const about = { actor: agent, correlationId: 'correlation-1' };
    expect(await shown(source, agent)).toEqual([
      { ...about, operation: 'parcels', subject: 'customer-A', fields: ['Label.greeting', 'Parcel.address'] },
      { ...about, operation: 'parcels', subject: 'customer-B', fields: ['Label.greeting', 'Parcel.address'] },
      { ...about, operation: 'parcel', subject: 'customer-A', fields: ['Parcel.log', 'Parcel.address'] },
    ]);
  });

  it('is not recorded if nothing was shown', async () => {
    expect(await shown('{ parcels { id address label { colour } } }', analyst)).toEqual([]);
  });

  it('is refused while it cannot be recorded', async () => {
    log.canRecord = false;
    expect(await ask('{ parcel(id: "p-1") { id address } }', contextOf(agent))).toEqual({
      data: { parcel: { id: 'p-1', address: null } },
      codes: ['ACCESS_LOG_UNAVAILABLE'],
    });
  });
});

describe('a subscription', () => {
  it('delivers the events that the subscriber may see, judged one by one', async () => {
    expect(await told(contextOf(agent))).toEqual(['Sent p-1', 'Sent p-2', 'Lost p-1', 'Lost p-2']);
    expect(await told(contextOf(customer))).toEqual(['Sent p-1', 'Lost p-1']);
  });

  it('delivers to integrations the event types that their scope names', async () => {
    expect(await told(contextOf(integration))).toEqual(['Lost p-1', 'Lost p-2']);
  });

  it('is refused like any operation', async () => {
    await expect(follow(contextOf(analyst))).rejects.toThrow('FORBIDDEN');
    expect(log.refusals).toMatchObject([{ operation: 'parcelMoved', code: 'FORBIDDEN' }]);
  });

  it('ends when its token expires, even if no event comes', async () => {
    source = silence;
    await expect((await follow(contextOf(agent, 50))).next()).rejects.toThrow('The token has expired.');
  });
});
