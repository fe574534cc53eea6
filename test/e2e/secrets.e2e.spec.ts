import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { Pool } from 'pg';
import { roles } from '#kernel';
import { findInSchema } from '../privacy/find-in-schema.js';
import { actorOf, agent, customer } from './support/actors.js';
import { minimalOperation } from './support/minimal-operation.js';
import { accepted, opening, send } from './support/operations.js';
import { type Answer, TestApi } from './support/test-api.js';

/** Where ids are stored with the command. Elsewhere they name a record, which must stay within reach whatever its id looks like. */
const storing: Readonly<Record<string, readonly string[]>> = {
  'input.customerId': ['registerCustomer', 'openCase', 'linkCustomer'],
  'input.articleId': ['publishArticle', 'sendArticle'],
};

/** Passes Luhn, and the rules of codes and telephone numbers as well. */
const card = '4539578763621486';

/** Mutations of operators: what they are given is looked up, not stored. */
const storeNoInput = ['retryParked', 'rebuildProjection', 'verifyProjection', 'retryProcess'];

type Payloads = Record<string, { readonly userErrors: readonly { readonly code: string; readonly path: string[] }[] }>;
type Path = readonly (string | number)[];

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

/** Where an input takes text, its nested inputs and lists included. */
const textPathsIn = (type: GraphQLInputObjectType, above: Path = []): Path[] =>
  Object.values(type.getFields()).flatMap((field) => textPathsOf(field.type, [...above, field.name]));

const textPathsOf = (type: GraphQLInputType, path: Path): Path[] => {
  const given = getNullableType(type);
  if (isListType(given)) return textPathsOf(given.ofType, [...path, 0]);
  if (isInputObjectType(given)) return textPathsIn(given, path);
  return String(given) === 'String' ? [path] : [];
};

/** Fields that are required where these are given. */
const neighbours: Readonly<Record<string, object>> = {
  step: { result: 'No change' },
  result: { step: 'Restarted' },
  id: { source: 'crm' },
  source: { id: 'R-1' },
};

const withValueAt = (input: unknown, [step, ...rest]: Path, value: string): unknown => {
  if (step === undefined) return value;
  if (typeof step === 'number') return [withValueAt((input as readonly unknown[] | undefined)?.[step], rest, value)];
  const object = { ...neighbours[step], ...(input as object | undefined) } as Record<string, unknown>;
  return { ...object, [step]: withValueAt(object[step], rest, value) };
};

const mutations = (): GraphQLField<unknown, unknown>[] =>
  Object.values(api.schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => !storeNoInput.includes(name));

/** As whoever may. */
const call = async (field: GraphQLField<unknown, unknown>, input: unknown): Promise<Answer<Payloads>> => {
  const document = `mutation ($input: ${String(field.args[0].type)}) { ${field.name}(input: $input) { userErrors { code path } } }`;
  let answer: Answer<Payloads> = {};
  for (const role of roles) {
    answer = await api.ask<Payloads>(document, { input }, { as: actorOf(role) });
    if (answer.errors?.[0].extensions.code !== 'FORBIDDEN') return answer;
  }
  return answer;
};

/** The fields that an answer says hold a secret, or have the wrong shape. */
const refusedPaths = ({ data, errors }: Answer<Payloads>): string[] => {
  const misshapen = errors?.flatMap(({ extensions }) => (extensions['fields'] ?? []) as { path: string[] }[]) ?? [];
  const payloads = data ? Object.values(data).filter(Boolean) : [];
  const secret = payloads.flatMap(({ userErrors }) => userErrors.filter(({ code }) => code === 'SECRET_IN_TEXT'));
  return [...misshapen, ...secret].map(({ path }) => path.join('.'));
};

describe('F36: a secret in what people write', () => {
  it('is refused in every text of every mutation, by the field', async () => {
    const letThrough: string[] = [];
    for (const field of mutations()) {
      const { variables } = minimalOperation({ kind: 'mutation', field });
      const type = getNullableType(field.args[0].type) as GraphQLInputObjectType;
      for (const path of textPathsIn(type)) {
        const name = ['input', ...path].join('.');
        if (storing[name] && !storing[name].includes(field.name)) continue;
        const answer = await call(field, withValueAt(variables['input'], path, card));
        if (!refusedPaths(answer).includes(name)) letThrough.push(`${field.name} ${name} ${JSON.stringify(answer)}`);
      }
    }
    expect(letThrough).toEqual([]);
  });

  it('leaves no trace in the database', async () => {
    const pool = api.app.get(Pool, { strict: false });
    for (const schema of ['log', 'runtime', 'read']) expect(await findInSchema(pool, schema, card)).toEqual([]);
  });

  it.each([
    [agent, 'The customer says that her password is Marigold77!', 'password'],
    [customer, '验证码是 482913，请帮我登录', 'one-time code'],
  ])('is named by its kind, and not repeated: %#', async (actor, symptom, kind) => {
    const answer = await send(api, 'openCase', { ...opening, symptom }, actor);
    expect(answer).toMatchObject({ case: null, userErrors: [{ code: 'SECRET_IN_TEXT', path: ['input', 'symptom'] }] });
    expect(answer.userErrors[0].message).toContain(kind);
    expect(JSON.stringify(answer)).not.toMatch(/Marigold|482913/);
  });

  it('is counted as a refusal like any other, and the command can be sent again without it', async () => {
    const commandId = crypto.randomUUID();
    const refused = await send(api, 'openCase', { ...opening, commandId, symptom: `Paid with ${card}` }, agent);
    expect(refused.userErrors[0].code).toBe('SECRET_IN_TEXT');
    await accepted(api, 'openCase', { ...opening, commandId }, agent);
  });

  it('is told from numbers of devices and orders', async () => {
    const symptom =
      'IMEI 358489029831107, order 4539578763621486, build 21G93: forgot the passcode, the code never came';
    await accepted(api, 'openCase', { ...opening, symptom, deviceSerial: 'C39FCGPGTVX3' }, agent);
  });
});
