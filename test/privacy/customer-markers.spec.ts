import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeCustomerDetails,
  customerCodec,
  type CustomerEvent,
  customerShapes,
  customerStream,
  PlaceLegalHold,
  RegisterCustomer,
  RequestErasure,
  SetPreferences,
} from '#customers';
import { collect } from '#event-store';
import { type Command, type CommandContext, instantOf, type Recorded } from '#kernel';
import { enrol } from '#processes';
import { product } from '#product';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { openPostgresGround, type PostgresGround } from '../properties/postgres-ground.js';
import { startReadModels } from '../properties/read-models.js';
import { findInSchema } from './find-in-schema.js';

const marker = `Marker${randomBytes(12).toString('hex')}`;
/** A telephone number cannot contain a marker, so the number itself is the marker. */
const phone = `+4930${randomInt(1_000_000_000, 9_999_999_999)}`;

let ground: PostgresGround;
let history: readonly Recorded<CustomerEvent>[];
/** The blind indexes in the read model, in base64url. */
let indexes: readonly string[];

const contextOf = (commandId: string = randomUUID()): CommandContext => ({
  commandId,
  actor: { id: 'po-1', role: 'privacy-officer' },
  now: instantOf(Date.now()),
  correlationId: commandId,
});

beforeAll(async () => {
  ground = await openPostgresGround();
  await enrol(ground.pool, ground.store, product.processes);
  const send = await commandsOn(ground);
  const details = { name: marker, phone, email: `${marker}@example.com`, region: 'DE' };
  const preferences = { language: 'de', accessibility: [marker] };
  const [first, second] = [customerStream('c-1'), customerStream('c-2')];
  const commands: readonly Command[] = [
    new RegisterCustomer(first, { ...details, ...preferences }, contextOf()),
    new ChangeCustomerDetails(first, { ...details, region: 'AT' }, contextOf()),
    new SetPreferences(first, { ...preferences, language: 'en' }, contextOf()),
    new PlaceLegalHold(first, { reason: marker }, contextOf()),
    new RequestErasure(second, { reason: marker }, contextOf()),
  ];
  for (const command of commands) await send(command);
  const readModels = await startReadModels(ground);
  await readModels.caughtUp().finally(() => readModels.stop());
  const stored = (await collect(ground.store.readAll({ categories: ['customer'] }))).flatMap(({ events }) => events);
  history = await customerCodec(ground.keys).decode(stored);
  const { rows } = await ground.pool.query<{ indexes: string[] }>(
    'SELECT array_remove(array_agg(index), NULL) AS indexes FROM read.customers_v1, unnest(ARRAY[phone_index, email_index]) AS index',
  );
  ({ indexes } = rows[0]);
}, 120_000);

afterAll(() => ground.close());

/** The search normalises both base64 alphabets to that of MIME. */
const asSearched = (index: string): string => index.replaceAll('-', '+').replaceAll('_', '/');

const sealedFields = Object.entries(customerShapes).flatMap(([type, { fields }]) =>
  Object.entries<string>(fields)
    .filter(([, fieldClass]) => fieldClass !== 'plain')
    .map(([field]) => `${type}.${field}`),
);

describe('personal data of a customer', () => {
  it('was in every personal field and every text', () => {
    const secrets = [marker, phone, ...indexes];
    const carriers = history.flatMap(({ type, data }) =>
      Object.entries(data)
        .filter(([, value]) => secrets.some((secret) => JSON.stringify(value).includes(secret)))
        .map(([field]) => `${type}.${field}`),
    );
    expect([...new Set(carriers)].sort()).toEqual([...sealedFields].sort());
    expect(indexes).toHaveLength(2);
  });

  it.each(['log', 'runtime'])('is nowhere in clear in schema %s, nor is its index', async (schema) => {
    for (const secret of [marker, phone.slice(1), ...indexes.map(asSearched)]) {
      expect(await findInSchema(ground.pool, schema, secret)).toEqual([]);
    }
  });

  it('would be found: the read model has it', async () => {
    expect(await findInSchema(ground.pool, 'read', marker)).toContain('read.customers_v1_g1.view');
    expect(await findInSchema(ground.pool, 'read', phone.slice(1))).toContain('read.customers_v1_g1.view');
    expect(await findInSchema(ground.pool, 'read', asSearched(indexes[0]))).toEqual([
      'read.customers_v1_g1.phone_index',
    ]);
  });
});
