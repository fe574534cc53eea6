import type { Actor } from '#kernel';
import type { Answered, ApiOf } from '../api-of.js';

export const agent: Actor = { id: 'ada', role: 'agent' };
/** May not see texts. */
export const analyst: Actor = { id: 'ann', role: 'analyst' };

/** Payload of a command, as far as specs select it. */
export interface NotePayload {
  readonly note: { readonly id: string; readonly cover: string; readonly lines: readonly string[] } | null;
  readonly revision: number | null;
  readonly position: string | null;
  readonly conflict?: object | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

const payload = 'note { id cover lines revision } revision position userErrors { code message path }';
const inputTypes: Readonly<Record<string, string>> = { addLine: 'LineInput', pasteLine: 'LineInput' };

/** Sends a command by the name of its mutation and returns the response, errors included. */
export const ask = (
  api: ApiOf,
  mutation: string,
  input: object,
  { as = agent, selection = payload } = {},
): Promise<Answered<Record<string, NotePayload>>> => {
  const type = inputTypes[mutation] ?? `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  return api.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input }, as);
};

/** Like `ask`, but returns the payload. @throws Error if the response has errors */
export const send = async (api: ApiOf, mutation: string, input: object, how: Parameters<typeof ask>[3] = {}) => {
  const { data, codes } = await ask(api, mutation, input, how);
  if (codes || !data) throw new Error(JSON.stringify(codes));
  return data[mutation];
};

/** Opens a note and returns its id. */
export const opened = async (api: ApiOf, input: object = {}): Promise<string> => {
  const { note } = await send(api, 'openNote', { title: 'A', ...input });
  if (!note) throw new Error('The note was not opened');
  return note.id;
};
