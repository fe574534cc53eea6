import type { Actor } from '#kernel';
import { actorOf, agent } from '../../e2e/support/actors.js';
import type { TestApi } from '../../e2e/support/test-api.js';

const officer = actorOf('privacy-officer');

/** Sends a command to a customer's record that nothing speaks against. Returns the position behind it. */
export const customerCommand = async (api: TestApi, command: string, input: object, as: Actor): Promise<string> => {
  const type =
    command === 'erasePersonalData' ? 'ErasePersonalDataInput' : `${command[0].toUpperCase()}${command.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${command}(input: $input) { position userErrors { code message } } }`;
  const answer = await api.data<Record<string, { position: string | null; userErrors: unknown[] }>>(
    mutation,
    { input },
    { as },
  );
  const { position, userErrors } = answer[command];
  if (position === null || userErrors.length > 0) throw new Error(`${command}: ${JSON.stringify(userErrors)}`);
  return position;
};

export interface RecordsOf {
  readonly customerId: string;
  readonly merged: string;
  readonly erased: string;
  readonly details: object;
  readonly reason: string;
}

/** A record with everything that it can have, one that was merged into it, one like it, and one whose erasure was asked for. */
export const makeRecords = async (
  api: TestApi,
  { customerId, merged, erased, details, reason }: RecordsOf,
): Promise<void> => {
  for (const id of [customerId, merged, erased, 'C-9']) {
    await customerCommand(api, 'registerCustomer', { customerId: id, ...details }, agent);
  }
  await customerCommand(api, 'addDevice', { customerId, serial: 'SN-1' }, agent);
  await customerCommand(api, 'placeLegalHold', { customerId, reason }, officer);
  await customerCommand(api, 'mergeCustomer', { customerId: merged, into: customerId }, agent);
  await customerCommand(api, 'erasePersonalData', { customerId: erased, reason }, officer);
  await until(api, 'query ($id: String!) { customer(id: $id) { absorbed } }', { id: customerId }, merged);
};

/** Asks until it is answered: what processes and workers do is not done with the command that starts it. */
const until = async (api: TestApi, query: string, variables: object, sign: string): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!JSON.stringify(await api.ask(query, variables, { as: officer })).includes(sign)) {
    if (Date.now() > end) throw new Error(`${query} was never answered with ${sign}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
