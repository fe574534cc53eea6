import pg from 'pg';
import { metadataOf } from '../event-metadata.js';
import { AppendRejected, type AppendRequest, type NewEvent } from '../port.js';
import { textArray } from './text-array.js';

/** What became of one request of a batch. */
export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: string }
  /** `revision` is where the stream stands; -1 where there is none. */
  | { readonly outcome: 'wrong_revision'; readonly revision: number }
  | { readonly outcome: 'out_of_order'; readonly revision: number };

/**
 * A connection that died without a word would hold up every later batch for hours. Longer than the database gives any
 * statement, so that whoever is merely slow answers first.
 */
const silenceMilliseconds = 35_000;

/**
 * Appends the requests, of different streams, in one transaction; resolves once it is durable, with the outcome of each.
 * @throws AppendRejected when the database refuses a value of any of them; nothing was written.
 */
export const appendBatch = async (
  database: Pick<pg.Pool, 'query'>,
  requests: readonly AppendRequest[],
): Promise<AppendOutcome[]> => {
  const statement: pg.QueryConfig & { readonly query_timeout: number } = {
    name: 'append',
    text: 'SELECT outcome, revision, position FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    values: parametersOf(requests),
    query_timeout: silenceMilliseconds,
  };
  try {
    const { rows } = await database.query<AppendOutcome>(statement);
    return rows;
  } catch (error) {
    throw isRefusedValue(error) ? new AppendRejected(`The database refuses a value: ${error.message}`) : error;
  }
};

const parametersOf = (requests: readonly AppendRequest[]): unknown[] => {
  const events = requests.flatMap((request) => request.events);
  const textsOf = (text: (event: NewEvent) => string): Buffer => textArray(events.map(text));
  return [
    textArray(requests.map(({ stream }) => stream)),
    requests.map(({ expected }) => (expected === 'none' ? -1 : expected)),
    requests.map((request) => request.events.length),
    textArray(requests.map((request) => request.events[0]?.occurredAt ?? '')),
    requests.flatMap((request, index) => request.events.map(() => index + 1)),
    requests.flatMap((request) => request.events.map((_event, index) => index + 1)),
    textsOf(({ id }) => id),
    textsOf(({ type }) => type),
    events.map(({ version }) => version),
    textsOf(({ occurredAt }) => occurredAt),
    textsOf(({ data }) => data),
    textsOf((event) => JSON.stringify(metadataOf(event))),
  ];
};

/** Class 22: a value that is none of its type; class 54: one beyond a limit, such as a name too long for an index. */
const isRefusedValue = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^(22|54)/.test(error.code ?? '');
