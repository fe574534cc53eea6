import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { collect, EventStore } from '#event-store';
import { agent } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const alone = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { number } }';
const withCustomer =
  'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { number customer { id } } }';

const customerId = 'grace';
const grace = { customerId, name: 'Grace Hopper', email: 'grace@example.org', region: 'US', language: 'en' };
const registration = `mutation ($input: RegisterCustomerInput!) {
  registerCustomer(input: $input) { customer { id } position userErrors { code } }
}`;

let api: TestApi;
let opened: { readonly id: string; readonly number: string };
/** Of the customer's registration. */
let registered: string;

beforeAll(async () => {
  api = await TestApi.start();
  const { registerCustomer } = await api.data<{ registerCustomer: { position: string } }>(
    registration,
    { input: grace },
    { as: agent },
  );
  registered = registerCustomer.position;
  opened = (await accepted(api, 'openCase', { ...opening, customerId }, agent)).case;
});

afterAll(() => api.stop());

const ask = (query: string, atLeast: string) => api.ask(query, { id: opened.id, atLeast }, { as: agent });

/** Registers another customer, and answers its position. */
const registerAnother = async (): Promise<string> => {
  const input = { ...grace, customerId: crypto.randomUUID(), email: undefined };
  const data = await api.data<{ registerCustomer: { position: string } }>(registration, { input }, { as: agent });
  return data.registerCustomer.position;
};

/** Keeps the read model of customers from moving on for as long as this takes. */
const whileCustomersStand = async (during: () => Promise<void>): Promise<void> => {
  const client = await api.app.get(Pool, { strict: false }).connect();
  try {
    await client.query("BEGIN; SELECT FROM read.checkpoints WHERE projection = 'customers' FOR UPDATE");
    await during();
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

/** Puts an event behind a customer's that nobody can read, and answers its position. */
const poison = async (): Promise<string> => {
  const store = api.app.get(EventStore, { strict: false });
  const stream = `customer-${customerId}`;
  const [first] = await collect(store.readStream(stream));
  const unreadable = { ...first, id: crypto.randomUUID(), commandId: crypto.randomUUID(), version: 99 };
  return (await store.append({ stream, events: [unreadable], expected: 0 })).position;
};

describe('a query of a case', () => {
  const answered = () => ({ data: { case: { number: opened.number } } });

  it('shows the customer where both read models have come so far', async () => {
    const { position } = await accepted(api, 'startWork', { caseId: opened.id }, agent);
    expect(await ask(withCustomer, position)).toEqual({
      data: { case: { number: opened.number, customer: { id: customerId } } },
    });
    expect(Number(position)).toBeGreaterThan(Number(registered));
  });

  it('waits for the read model of customers only if it selects the customer', async () => {
    await whileCustomersStand(async () => {
      const position = await registerAnother();
      expect(await ask(alone, position)).toEqual(answered());
      expect(await ask(withCustomer, position)).toMatchObject({
        data: { case: null },
        errors: [
          { path: ['case'], extensions: { code: 'READ_MODEL_BEHIND', readModel: 'customers', asked: position } },
        ],
      });
      const byHeader = { as: agent, headers: { 'x-casefold-at-least': position } };
      expect(await api.ask(alone, { id: opened.id }, byHeader)).toEqual(answered());
    });
  });

  it('reports parked customers only if it selects the customer', async () => {
    const position = await poison();
    expect(await ask(alone, position)).toEqual(answered());
    expect(await ask(withCustomer, position)).toMatchObject({
      data: { case: null },
      errors: [{ path: ['case'], extensions: { code: 'PROJECTION_PARKED', readModel: 'customers', position } }],
    });
  });
});
