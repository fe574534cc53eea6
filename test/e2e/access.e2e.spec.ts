import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLField, parse, subscribe } from 'graphql';
import { SignJWT, UnsecuredJWT } from 'jose';
import { type Actor, roles } from '#kernel';
import { TokenKey } from '#platform';
import { actorOf, agent } from './support/actors.js';
import { minimalOperation, type Operation } from './support/minimal-operation.js';
import { TestApi } from './support/test-api.js';

const house = 'agent engineer engineering relations dispatcher quality analyst';

/** Who may call what, by hand, from the table of roles in the requirements. Whoever is not named may not. */
const may: Readonly<Record<string, string>> = {
  case: `customer ${house}`,
  cases: `customer ${house}`,
  caseDurations: house,
  casesByStatus: house,
  caseTransitions: house,
  queues: house,
  escalations: house,
  caseChanged: `customer ${house}`,
  queueChanged: house,

  projections: 'operator',
  projectionJobs: 'operator',
  processes: 'operator',
  logSeals: 'operator',
  retryParked: 'operator',
  rebuildProjection: 'operator',
  verifyProjection: 'operator',
  retryProcess: 'operator',

  openCase: 'customer agent engineer relations dispatcher',
  classifyCase: 'agent engineer dispatcher',
  setPriority: 'agent engineer dispatcher',
  startWork: 'agent engineer engineering relations',
  returnWork: 'agent engineer engineering relations dispatcher',
  routeCase: 'agent engineer engineering relations dispatcher',
  assignAgent: 'agent engineer dispatcher',
  releaseAgent: 'agent engineer dispatcher',
  awaitParty: 'agent engineer engineering relations',
  resumeCase: 'agent engineer engineering relations',
  recordContact: 'customer agent engineer engineering relations',
  addNote: 'agent engineer engineering relations dispatcher quality',
  diagnoseCase: 'agent engineer engineering',
  escalateCase: 'agent engineer',
  acceptEscalation: 'engineer engineering',
  declineEscalation: 'engineer engineering',
  deEscalateCase: 'engineer engineering',
  scheduleRepair: 'customer agent engineer',
  recordReplacement: 'engineer',
  proposeResolution: 'agent engineer engineering relations',
  confirmResolution: 'customer agent engineer',
  rejectResolution: 'customer agent engineer',
  remindCustomer: 'agent engineer engineering relations',
  closeCase: 'agent engineer relations',
  reopenCase: 'agent engineer relations',
  linkCase: 'agent engineer engineering relations dispatcher',
  linkCustomer: 'agent engineer relations dispatcher',
  verifyIdentity: 'agent engineer relations dispatcher',
};

let api: TestApi;
let operations: readonly Operation[];

beforeAll(async () => {
  api = await TestApi.start();
  const fieldsOf = (
    kind: Operation['kind'],
    fields: Record<string, GraphQLField<unknown, unknown>> = {},
  ): Operation[] => Object.values(fields).map((field) => ({ kind, field }));
  operations = [
    ...fieldsOf('query', api.schema.getQueryType()?.getFields()),
    ...fieldsOf('mutation', api.schema.getMutationType()?.getFields()),
    ...fieldsOf('subscription', api.schema.getSubscriptionType()?.getFields()),
  ];
});

afterAll(() => api.stop());

/** The code that an operation is answered with; undefined where it is let through. */
const refusalOf = async (operation: Operation, actor?: Actor): Promise<string | undefined> => {
  const { document, variables } = minimalOperation(operation);
  const { errors = [] } =
    operation.kind === 'subscription'
      ? await subscribed(document, variables, actor)
      : await api.ask(document, variables, { as: actor });
  const codes = errors.map(({ extensions }) => extensions['code'] as string);
  return codes.find((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
};

const subscribed = async (document: string, variableValues: Record<string, unknown>, actor?: Actor) => {
  const contextValue = await api.contextFor(actor);
  const result = await subscribe({ schema: api.schema, document: parse(document), variableValues, contextValue });
  if (!(Symbol.asyncIterator in result)) return result;
  await result.return(undefined);
  return {};
};

describe('every operation', () => {
  it('stands in the table', () => {
    expect(operations.map(({ field }) => field.name).sort()).toEqual(Object.keys(may).sort());
  });

  it('needs a token', async () => {
    for (const operation of operations) {
      expect([operation.field.name, await refusalOf(operation)]).toEqual([operation.field.name, 'UNAUTHENTICATED']);
    }
  });

  it.each(roles.filter((role) => role !== 'system' && role !== 'integration'))(
    'is for a %s as the table says',
    async (role) => {
      const allowed = Object.keys(may).filter((name) => may[name].split(' ').includes(role));
      const letIn: string[] = [];
      for (const operation of operations) {
        if ((await refusalOf(operation, actorOf(role))) === undefined) letIn.push(operation.field.name);
      }
      expect(letIn.sort()).toEqual(allowed.sort());
    },
  );

  it('is for an integration as its token says', async () => {
    const integration: Actor = { id: 'erp', role: 'integration', scope: ['openCase', 'case', 'caseChanged'] };
    const letIn: string[] = [];
    for (const operation of operations) {
      if ((await refusalOf(operation, integration)) === undefined) letIn.push(operation.field.name);
    }
    expect(letIn.sort()).toEqual(['case', 'caseChanged', 'openCase']);
  });
});

describe('a token', () => {
  const ask = async (authorization: string) => {
    const { errors } = await api.ask('{ cases { totalCount } }', {}, { headers: { authorization } });
    return errors?.[0];
  };
  const claims = (role: string) =>
    new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('a').setIssuedAt();

  it('that is good lets in', async () => {
    expect(await ask(`Bearer ${await api.tokenFor(agent)}`)).toBeUndefined();
  });

  it('that has expired does not, and is told so', async () => {
    const error = await ask(`Bearer ${await api.tokenFor(agent, -10)}`);
    expect(error).toMatchObject({ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each(['', 'Bearer', 'Bearer nonsense', 'Basic YTpi'])('like %j does not', async (authorization) => {
    expect(await ask(authorization)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('without a signature does not, whatever it claims', async () => {
    const { issuer, audience } = api.app.get(TokenKey, { strict: false });
    const unsecured = new UnsecuredJWT({ role: 'agent' }).setSubject('a').setIssuer(issuer).setAudience(audience);
    const token = unsecured.setExpirationTime('1 h').encode();
    expect(await ask(`Bearer ${token}`)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each<[string, (key: TokenKey) => Promise<string>]>([
    [
      'another secret',
      ({ issuer, audience }) =>
        claims('agent').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(new Uint8Array(48)),
    ],
    [
      'another issuer',
      ({ secret, audience }) =>
        claims('agent').setIssuer('x').setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'another audience',
      ({ secret, issuer }) => claims('agent').setIssuer(issuer).setAudience('x').setExpirationTime('1 h').sign(secret),
    ],
    ['no end', ({ secret, issuer, audience }) => claims('agent').setIssuer(issuer).setAudience(audience).sign(secret)],
    [
      'an unknown role',
      ({ secret, issuer, audience }) =>
        claims('king').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'the role of the system',
      ({ secret, issuer, audience }) =>
        claims('system').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
    [
      'a customer without a customer id',
      ({ secret, issuer, audience }) =>
        claims('customer').setIssuer(issuer).setAudience(audience).setExpirationTime('1 h').sign(secret),
    ],
  ])('of %s does not', async (_, mint) => {
    const token = await mint(api.app.get(TokenKey, { strict: false }));
    expect(await ask(`Bearer ${token}`)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
