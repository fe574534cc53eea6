import type { Actor } from '#kernel';
import type { TestApi } from './test-api.js';

/** Payload of a mutation, as far as specs select it. */
export interface Payload {
  readonly case: {
    readonly id: string;
    readonly number: string;
    readonly status: string;
    readonly revision: number;
  } | null;
  readonly revision: number | null;
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

export const opening = {
  customerId: 'C-1',
  channel: 'phone',
  category: 'hardware',
  subcategory: 'display',
  symptom: 'The screen flickers',
  language: 'en',
  region: 'EU',
  deviceSerial: 'SN-1001',
  contact: { name: 'Ann Example', phone: '+49 30 1234567', email: 'ann@example.org' },
};

/** Sends a command by the name of its mutation. */
export const send = async (api: TestApi, command: string, input: object, as: Actor): Promise<Payload> => {
  const type = `${command[0].toUpperCase()}${command.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) {
    ${command}(input: $input) { case { id number status revision } revision position userErrors { code message path } }
  }`;
  const data = await api.data<Record<string, Payload>>(mutation, { input }, { as });
  return data[command];
};

/** Like `send`. @throws Error if the command is refused */
export const accepted = async (
  api: TestApi,
  command: string,
  input: object,
  as: Actor,
): Promise<Payload & { case: NonNullable<Payload['case']>; position: string; revision: number }> => {
  const payload = await send(api, command, input, as);
  const { case: view, position, revision, userErrors } = payload;
  if (userErrors.length > 0 || !view || position === null || revision === null) {
    throw new Error(`${command}: ${JSON.stringify(payload)}`);
  }
  return { case: view, position, revision, userErrors };
};

/** Sends any command and returns its position. @throws Error if the command is refused */
export const carryOut = async (api: TestApi, command: string, input: object, as: Actor): Promise<string> => {
  const type = `${command[0].toUpperCase()}${command.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${command}(input: $input) { position userErrors { code message } } }`;
  const data = await api.data<Record<string, Pick<Payload, 'position' | 'userErrors'>>>(mutation, { input }, { as });
  const { position, userErrors } = data[command];
  if (position === null || userErrors.length > 0) throw new Error(`${command}: ${JSON.stringify(userErrors)}`);
  return position;
};
