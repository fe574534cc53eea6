import { actorOf, agent } from '../../e2e/support/actors.js';
import { carryOut } from '../../e2e/support/operations.js';
import type { TestApi } from '../../e2e/support/test-api.js';

const officer = actorOf('privacy-officer');

export interface RecordsOf {
  readonly customerId: string;
  readonly merged: string;
  readonly erased: string;
  readonly details: object;
  readonly reason: string;
}

/** Creates a customer record with all fields, one merged into it, a possible duplicate, and one whose erasure is requested. */
export const makeRecords = async (
  api: TestApi,
  { customerId, merged, erased, details, reason }: RecordsOf,
): Promise<void> => {
  for (const id of [customerId, merged, erased, 'C-9']) {
    await carryOut(api, 'registerCustomer', { customerId: id, ...details }, agent);
  }
  await carryOut(api, 'addDevice', { customerId, serial: 'SN-1' }, agent);
  await carryOut(api, 'placeLegalHold', { customerId, reason }, officer);
  await carryOut(api, 'mergeCustomer', { customerId: merged, into: customerId }, agent);
  await carryOut(api, 'erasePersonalData', { customerId: erased, reason }, officer);
  await until(api, 'query ($id: ID!) { customer(id: $id) { absorbed } }', { id: customerId }, merged);
};

/** Repeats a query until the response contains a text, since processes and workers react later than the command returns. */
const until = async (api: TestApi, query: string, variables: object, sign: string): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!JSON.stringify(await api.ask(query, variables, { as: officer })).includes(sign)) {
    if (Date.now() > end) throw new Error(`No response to ${query} contained ${sign}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
