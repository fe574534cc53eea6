import type { AnsweredError } from '../../e2e/support/test-api.js';
import type { FuzzRequest } from './fuzz-request.js';

/** An answer to a request. */
export interface Answered {
  readonly who: string;
  readonly way: string;
  /** HTTP status. */
  readonly status?: number;
  readonly text: string;
  /** The code with which a WebSocket was closed, if it was. */
  readonly closed?: number;
}

interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly AnsweredError[];
  readonly extensions?: { readonly cost?: { readonly requested: number; readonly allowed: number } };
}

/** The statuses that any request may be answered with. */
const saneStatuses = [200, 400, 401, 403, 405, 413, 415, 429];
/** The close codes of graphql-ws for a fault of the server. */
const internalClose = [1011, 4500];
const notUnderstood = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'];
const largestAnswer = 2_000_000;

export const bodyOf = ({ text }: Pick<Answered, 'text'>): Body => {
  const body: unknown = JSON.parse(text);
  if (typeof body !== 'object' || body === null) throw new TypeError('no object');
  return body;
};

/** What is wrong with an answer, or undefined if nothing is. */
export const faultOf = (request: FuzzRequest, answered: Answered): string | undefined => {
  const { status, closed, text } = answered;
  if (status !== undefined && !saneStatuses.includes(status)) return `it was answered with status ${status}`;
  if (closed !== undefined && internalClose.includes(closed)) return `the connection was closed with ${closed}`;
  if (text.length > largestAnswer) return `the answer has ${text.length} characters`;
  // With a capital, because the hint at a wrong quotation mark names nothing.
  if (/Did you mean/.test(text)) return 'a name was suggested';
  if (/stacktrace|node_modules|\.js:\d+/.test(text)) return 'a stack trace was shown';
  try {
    return faultIn(bodyOf(answered), request);
  } catch {
    return 'the answer is not a JSON object';
  }
};

const faultIn = ({ data, errors = [], extensions }: Body, { must }: FuzzRequest): string | undefined => {
  const codes = errors.map((error) => String(error.extensions?.code));
  const unmeant = codes.find((code) => code.startsWith('INTERNAL') || code === 'undefined');
  if (unmeant !== undefined) return `an error has the code ${unmeant}`;
  const { requested = 0, allowed = 0 } = extensions?.cost ?? {};
  if (data && requested > allowed) return `it cost ${requested} of ${allowed} and was answered`;
  if (must === 'refuse' && data) return 'it was answered';
  const refusal = codes.find((code) => notUnderstood.includes(code));
  return must === 'answer' && refusal ? `it was refused as ${refusal}` : undefined;
};
